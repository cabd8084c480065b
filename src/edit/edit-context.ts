import type { MapNode, SourceDocument } from '../syntax/source-node.js';
import type { Quote, RefQuotes } from '../text/layout.js';
import type { TextEdit } from '../text/text-edit.js';
import type { ChangeTree } from './change-tree.js';

/** State shared by the editors of block and flow style. */
export interface EditContext {
  readonly text: string;
  readonly root: MapNode;
  readonly format: SourceDocument['format'];
  /** Whether block sequences in the document are indented more than their keys. */
  readonly indentSequences: boolean;
  /** Whether a line of the text is longer than what is inserted is folded at. */
  hasLongLines(): boolean;
  /** The quotes of the nearest `$ref`. */
  readonly refQuotesAt: (offset: number) => RefQuotes | undefined;
  /** The quote of `$ref`s where there are none around: of most quoted values around the first such place. */
  quoteFarFromRefs(offset: number): Quote;
  /** Rendered entries by what they depend on: many operations get the same ones. */
  readonly rendered: Map<string, string>;
  /** Collects edits, in any order. */
  readonly edits: TextEdit[];
  /** Edits a map in block or flow style; `step` is the indentation of its parents. */
  editMap(map: MapNode, changes: ChangeTree, step: () => number): void;
}
