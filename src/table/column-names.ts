import type { Column } from './table-source.js';

/** What a header cell may call each column; case, spaces and marks make no difference. */
const ALIASES: { readonly [C in Column]: readonly string[] } = {
  code: ['Status Code', 'Status', 'Code', 'HTTP Status', 'HTTP Status Code'],
  message: ['API Message', 'Message', 'Reason', 'Reason Phrase', 'Title'],
  description: ['Description', 'Meaning'],
  details: ['Details', 'Detail', 'Notes'],
  component: ['Component', 'Key'],
  headers: ['Headers'],
  mediaType: ['Media Type'],
  schema: ['Schema'],
  type: ['Type'],
};

const BY_ALIAS: ReadonlyMap<string, Column> = new Map(
  (Object.keys(ALIASES) as Column[]).flatMap((column) =>
    ALIASES[column].map((alias) => [normalize(alias), column] as const),
  ),
);

/** The column that a header cell names, if any. */
export function columnOf(header: string): Column | undefined {
  return BY_ALIAS.get(normalize(header));
}

function normalize(header: string): string {
  return header.toLowerCase().replace(/[\s_-]+/g, '');
}
