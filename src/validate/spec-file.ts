import type { SourceDocument } from '../syntax/source-node.js';

/** A file of the spec: the main one, or one that a `$ref` leads to. */
export interface SpecFile {
  /** As findings name it. */
  readonly file: string;
  readonly source: SourceDocument;
}

/** One spot of one file; `path` are property names from the file's root. */
export interface Spot {
  readonly in: SpecFile;
  readonly path: readonly string[];
}
