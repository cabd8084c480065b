import { readSource } from '../syntax/read-source.js';
import type { Resolver } from './resolver.js';
import type { SpecFile } from './spec-file.js';

/** What stands behind the file part of a `$ref`; `ignored`: nobody asked for it to be read. */
export type Opened =
  | { readonly kind: 'file'; readonly in: SpecFile }
  | { readonly kind: 'outside' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const IGNORED: Opened = { kind: 'ignored' };

/** The files that a spec is made of, each read and parsed once. */
export class FileShelf {
  readonly #resolver: Resolver | undefined;
  readonly #files = new Map<string, Opened>();
  readonly #requests = new Map<string, Promise<Opened>>();

  constructor(main: SpecFile, resolver: Resolver | undefined) {
    this.#resolver = resolver;
    this.#files.set(main.file, { kind: 'file', in: main });
  }

  /** Opens the file that a URI reference (without fragment) in another file means. */
  open(reference: string, from: string): Promise<Opened> {
    const key = `${from}\n${reference}`;
    const request = this.#requests.get(key) ?? this.#read(reference, from);
    this.#requests.set(key, request);
    return request;
  }

  async #read(reference: string, from: string): Promise<Opened> {
    const answer = await this.#resolver?.read(reference, from);
    if (answer === undefined || answer.kind === 'remote') return IGNORED;
    if (answer.kind !== 'file') return answer;
    const known = this.#files.get(answer.file);
    if (known !== undefined) return known;
    const { document } = readSource(answer.text, { file: answer.file });
    const opened: Opened =
      document === undefined
        ? { kind: 'unreadable', reason: 'it is neither YAML nor JSON' }
        : { kind: 'file', in: { file: answer.file, source: document } };
    this.#files.set(answer.file, opened);
    return opened;
  }
}
