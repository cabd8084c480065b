import { parseDocument } from 'yaml';

/**
 * What a text says, by readers that are none of ours: `yaml` and `JSON.parse`.
 *
 * @throws where the text is no YAML 1.2, or no JSON
 */
export function judge(text: string, format: 'yaml' | 'json'): Record<string, unknown> {
  if (format === 'json') return JSON.parse(text.replace(/^\ufeff/, ''));
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`no YAML: ${error.code}`, { cause: error });
  return document.toJS({ maxAliasCount: -1 });
}
