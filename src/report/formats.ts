import { renderGithubActions } from './formats/github-actions.js';
import { renderJson } from './formats/json.js';
import { renderMarkdown } from './formats/markdown.js';
import { renderSarif } from './formats/sarif.js';
import { renderStylish } from './formats/stylish.js';
import type { Report, ReportStyle } from './report.js';

/** Every format of a report: a string made from plain data. */
export const FORMATTERS = {
  stylish: renderStylish,
  json: renderJson,
  'github-actions': renderGithubActions,
  sarif: renderSarif,
  markdown: renderMarkdown,
} as const satisfies Readonly<Record<string, (report: Report, style: ReportStyle) => string>>;

type FormatName = keyof typeof FORMATTERS;

export const FORMAT_NAMES = Object.keys(FORMATTERS) as readonly FormatName[];
