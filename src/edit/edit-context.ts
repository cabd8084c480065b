import type { MapNode } from '../syntax/source-node.js';
import type { TextEdit } from '../text/text-edit.js';
import type { ChangeTree } from './change-tree.js';

/** What the editors of block and flow style share. */
export interface EditContext {
  readonly text: string;
  readonly root: MapNode;
  /** Whether block sequences of the document stand further right than their keys. */
  readonly indentSequences: boolean;
  /** Whether a line of the text is longer than what is inserted is folded at. */
  hasLongLines(): boolean;
  /** Where the editors put what they find, in any order. */
  readonly edits: TextEdit[];
  /** Edits a map in whatever style it has; `step` is the indentation that its parents use. */
  editMap(map: MapNode, changes: ChangeTree, step: number): void;
}
