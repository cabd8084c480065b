import type { Nodes, Root } from 'mdast';

/** What a text of CommonMark does to the page that it stands on. */
export interface MarkdownProse {
  /**
   * `paragraphs` of text, emphasis, code and links; `blocks` holds lists, quotes or code too, and stays in a block
   * quote; `other` reaches beyond itself: a heading, HTML, a table, an image, a definition, a script as link.
   */
  readonly kind: 'paragraphs' | 'blocks' | 'other';
  /** The first paragraph, where the text starts with one of the first kind. */
  readonly lead?: string;
}

const INLINE: readonly string[] = ['paragraph', 'text', 'emphasis', 'strong', 'inlineCode', 'break', 'link'];
const BLOCKS: readonly string[] = ['list', 'listItem', 'blockquote', 'code'];

/** Opens a parser of CommonMark with GFM tables. */
export async function openMarkdown(): Promise<(text: string) => Root> {
  const [{ fromMarkdown }, { gfmTable }, { gfmTableFromMarkdown }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('micromark-extension-gfm-table'),
    import('mdast-util-gfm-table'),
  ]);
  return (text) =>
    fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** Judges texts that are handed in trimmed. */
export async function openMarkdownProse(): Promise<(text: string) => MarkdownProse> {
  const parse = await openMarkdown();
  return (text) => {
    const { children } = parse(text);
    const [first] = children;
    const { start, end } = first?.position ?? {};
    return {
      kind: children.every((node) => holdsOnly(node, INLINE))
        ? 'paragraphs'
        : children.every((node) => holdsOnly(node, [...INLINE, ...BLOCKS]))
          ? 'blocks'
          : 'other',
      ...(first !== undefined &&
        holdsOnly(first, INLINE) && { lead: text.slice(start?.offset, end?.offset) }),
    };
  };
}

function holdsOnly(node: Nodes, types: readonly string[]): boolean {
  if (node.type === 'html') return /^<br\s*\/?>$/i.test(node.value);
  if (node.type === 'link' && !/^(?:https?:|mailto:|[^:]*(?:[/?#]|$))/i.test(node.url)) return false;
  return (
    types.includes(node.type) &&
    (!('children' in node) || node.children.every((child) => holdsOnly(child, types)))
  );
}
