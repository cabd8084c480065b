import type { Diagnostic } from '../diagnostic.js';
import { readSource } from '../syntax/read-source.js';
import type { SourceDocument } from '../syntax/source-node.js';
import { LineIndex } from '../text/line-index.js';
import { collectNodes } from './references.js';

/** The result of a request for another file. */
export type ResolverAnswer =
  | {
      readonly kind: 'file';
      /** Name of the file in findings, and `from` for references inside it; each file has one name. */
      readonly file: string;
      readonly text: string;
    }
  /** Outside the folder that may be read; not read. `root`: a folder that contains that one and the file. */
  | { readonly kind: 'outside'; readonly root?: string | undefined }
  /** On another host, and remote references are not enabled. */
  | { readonly kind: 'remote' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Gives access to other files. Without a resolver, external `$ref`s are neither read nor reported. */
export interface Resolver {
  /**
   * @param reference A URI reference as written in a `$ref`, without its fragment.
   * @param from Name of the file that holds the `$ref`.
   */
  read(reference: string, from: string): Promise<ResolverAnswer>;
}

/** A file of the spec: the main one, or one that a `$ref` names. */
export interface SpecFile {
  /** The name in findings. */
  readonly file: string;
  readonly source: SourceDocument;
}

/** A location in a file; `path` is property names and indexes from its root. */
export interface Location {
  readonly in: SpecFile;
  readonly path: readonly string[];
}

/** The file that a `$ref` names; `ignored`: it is not to be read. */
export type OpenedFile =
  | { readonly kind: 'main' }
  | { readonly kind: 'file'; readonly in: SpecFile }
  | { readonly kind: 'outside'; readonly root?: string | undefined }
  | { readonly kind: 'ignored' }
  /** `cause`: the error in its text, with line and column. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly cause?: Diagnostic };

const IGNORED: OpenedFile = { kind: 'ignored' };

/** The files of a spec, each read and parsed once. */
export class SpecFiles {
  readonly #resolver: Resolver | undefined;
  readonly #files = new Map<string, OpenedFile>();
  readonly #requests = new Map<string, Promise<OpenedFile>>();
  readonly #opened = new Map<string, OpenedFile>();

  /** @param main name of the spec itself, which is not read again */
  constructor(main: string, resolver: Resolver | undefined) {
    this.#resolver = resolver;
    this.#files.set(main, { kind: 'main' });
  }

  /** Opens the file that a URI reference (without fragment) in another file names. */
  open(reference: string, from: string): Promise<OpenedFile> {
    const key = keyOf(reference, from);
    const request = this.#requests.get(key) ?? this.#read(reference, from, key);
    this.#requests.set(key, request);
    return request;
  }

  /** The same for a file that `open` has opened. */
  opened(reference: string, from: string): OpenedFile | undefined {
    return this.#opened.get(keyOf(reference, from));
  }

  async #read(reference: string, from: string, key: string): Promise<OpenedFile> {
    const opened = await this.#answer(reference, from);
    this.#opened.set(key, opened);
    return opened;
  }

  async #answer(reference: string, from: string): Promise<OpenedFile> {
    const answer = await this.#resolver?.read(reference, from);
    if (answer === undefined || answer.kind === 'remote') return IGNORED;
    if (answer.kind !== 'file') return answer;
    const known = this.#files.get(answer.file);
    if (known !== undefined) return known;
    const { document, diagnostics } = readSource(answer.text, { file: answer.file });
    const opened: OpenedFile =
      document === undefined
        ? unreadable(
            answer.text,
            diagnostics.find(({ severity }) => severity === 'error'),
          )
        : { kind: 'file', in: { file: answer.file, source: document } };
    this.#files.set(answer.file, opened);
    return opened;
  }
}

function unreadable(text: string, cause: Diagnostic | undefined): OpenedFile {
  if (cause === undefined) return { kind: 'unreadable', reason: 'it is neither YAML nor JSON' };
  const { offset = 0 } = cause.place;
  const place = { ...cause.place, ...new LineIndex(text).at(offset) };
  return { kind: 'unreadable', reason: `see line ${place.line} of it`, cause: { ...cause, place } };
}

function keyOf(reference: string, from: string): string {
  return `${from}\n${reference}`;
}

/** Splits a reference into file and fragment; the file is empty for a local reference. */
export function splitReference(ref: string): { file: string; fragment: string } {
  const hash = ref.indexOf('#');
  return hash < 0 ? { file: ref, fragment: '' } : { file: ref.slice(0, hash), fragment: ref.slice(hash + 1) };
}

/**
 * Pointers (`#/components/responses/NotFound`) into a spec from the local files that it reaches, directly or
 * through others, and where they are. Files that cannot be read have none.
 *
 * @param mainRefs the spec's own references
 */
export async function externalReferences(
  main: string,
  mainRefs: Iterable<string>,
  files: SpecFiles,
): Promise<ReadonlyMap<string, readonly Location[]>> {
  const found = new Map<string, Location[]>();
  const reached = new Set<SpecFile>();
  for (const ref of mainRefs) if (!ref.startsWith('#')) await follow(ref, main);
  for (const file of reached) {
    for (const { ref, path } of collectNodes(file.source.value).references) {
      if (!ref.startsWith('#')) await follow(ref, file.file, { in: file, path });
    }
  }
  return found;

  async function follow(ref: string, from: string, location?: Location): Promise<void> {
    const target = splitReference(ref);
    const opened = await files.open(target.file, from);
    if (opened.kind === 'file') reached.add(opened.in);
    if (opened.kind !== 'main') return;
    const pointer = `#${target.fragment}`;
    const locations = found.get(pointer) ?? [];
    if (location !== undefined) locations.push(location);
    found.set(pointer, locations);
  }
}
