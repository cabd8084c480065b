import { posix } from 'node:path';
import { fromPointer, valueAt } from '../values/pointer.js';
import type { SpecDocument } from './open-spec.js';
import { refIn } from './references.js';
import { type OpenedFile, splitReference } from './spec-files.js';

/** A file of the spec that was read: the main one, or one that a `$ref` names. */
export interface Holder {
  /** The file as the main one refers to it; empty for the main one. */
  readonly reference: string;
  /** Its name in findings. */
  readonly file: string;
  readonly document: unknown;
}

export interface Resolved {
  readonly value: unknown;
  readonly holder: Holder;
  /** The `$ref` that the main file would have to write. */
  readonly ref: string;
}

/** Gives the files that were read before. */
export type OpenedFiles = { opened(reference: string, from: string): OpenedFile | undefined };

/** Resolves references through the local files of a spec, without reading any. */
export class LocalFiles {
  readonly main: Holder;
  readonly #files: OpenedFiles | undefined;
  /** Of the main file, where most `$ref`s occur many times. */
  readonly #resolved = new Map<string, Resolved | undefined>();
  /** The files that others refer to, by the reference that the main one would have to write. */
  readonly #indirect = new Map<string, Holder>();

  constructor({ file, document }: Pick<SpecDocument, 'file' | 'document'>, files: OpenedFiles | undefined) {
    this.main = { reference: '', file, document };
    this.#files = files;
  }

  /** The target of a reference; `undefined` if its file was not read, or it is an anchor. */
  resolve(ref: string, from: Holder): Resolved | undefined {
    if (from !== this.main) return this.#find(ref, from);
    if (!this.#resolved.has(ref)) this.#resolved.set(ref, this.#find(ref, from));
    return this.#resolved.get(ref);
  }

  #find(ref: string, from: Holder): Resolved | undefined {
    const { file, fragment } = splitReference(ref);
    const path = fromPointer(`#${fragment}`);
    const holder = file === '' ? from : this.#open(file, from);
    if (path === undefined || holder === undefined) return undefined;
    const pointer = fragment === '' && holder !== this.main ? '' : `#${fragment}`;
    return { value: valueAt(holder.document, path), holder, ref: `${holder.reference}${pointer}` };
  }

  /** The end of a chain of references that starts at a value. */
  follow(value: unknown, holder: Holder): Pick<Resolved, 'value' | 'holder'> {
    const seen = new Set<unknown>();
    let at: Pick<Resolved, 'value' | 'holder'> = { value, holder };
    for (let ref = refIn(value); ref !== undefined && !seen.has(at.value); ref = refIn(at.value)) {
      seen.add(at.value);
      at = this.resolve(ref, at.holder) ?? { value: undefined, holder };
    }
    return at;
  }

  #open(file: string, from: Holder): Holder | undefined {
    const opened = this.#files?.opened(file, from.file);
    if (opened === undefined && from === this.main) return this.#indirect.get(file);
    if (opened?.kind === 'main') return this.main;
    if (opened?.kind !== 'file') return undefined;
    const reference = from === this.main ? file : posix.join(posix.dirname(from.reference), file);
    const holder = { reference, file: opened.in.file, document: opened.in.source.value };
    if (from !== this.main) this.#indirect.set(reference, holder);
    return holder;
  }
}
