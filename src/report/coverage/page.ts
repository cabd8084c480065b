import { type MeasuredOperation, RESPONSE_STATES, type ResponseState } from '../../coverage/measure.js';
import { escapeHtml, isolate, PAGE_STYLE, renderPage } from '../../emit/html.js';
import {
  type CoverageReport,
  type CoveredSpec,
  countByClass,
  describeTotal,
  STATE_WORDS,
  type StateCounts,
} from './coverage-report.js';
import { COVERAGE_SCRIPT } from './page-script.js';
import { COVERAGE_STYLE } from './page-style.js';

/** Short, for the cells of the grid. */
const CELL_WORDS: Readonly<Record<ResponseState, string>> = {
  reference: '$ref',
  inline: 'inline',
  'no-content': 'empty',
  missing: 'missing',
};

/** One page in one file: a grid of operations by status, with filters and counts that follow them. */
export function renderCoveragePage(report: CoverageReport): string {
  const [only] = report.specs;
  const isOne = report.specs.length === 1;
  const name = isOne && only !== undefined ? (only.title ?? only.file) : `${report.specs.length} specs`;
  const statuses = statusesOf(report);
  return renderPage({
    title: `Response coverage: ${name}`,
    style: PAGE_STYLE + COVERAGE_STYLE,
    script: COVERAGE_SCRIPT,
    body: [
      '<main>',
      '<h1>Response coverage</h1>',
      `<p class="dim">${isOne && only !== undefined ? describeSpec(only) : escapeHtml(name)}</p>`,
      renderTop(report),
      renderFilters(report, statuses),
      '<p class="found" role="status"></p>',
      renderGrid(report, statuses),
      '<p class="nothing" hidden>No operation matches the filter.</p>',
      '</main>',
      '<footer>Made by gen-responses coverage. Press / to search.</footer>',
    ].join('\n'),
  });
}

function describeSpec({ title, file, specVersion, optedOut }: CoveredSpec): string {
  const parts = [
    ...(title === undefined ? [] : [isolate(title)]),
    `<code>${isolate(file)}</code>`,
    ...(specVersion === undefined ? [] : [`OpenAPI ${escapeHtml(specVersion)}`]),
    ...(optedOut === 0 ? [] : [`${optedOut} opted out`]),
  ];
  return parts.join(' · ');
}

/** In order: codes, then ranges, then `default`. */
function statusesOf({ summary }: CoverageReport): string[] {
  const rank = (status: string) => (/^\d{3}$/.test(status) ? status : `9${status}`);
  return Object.keys(summary.statuses).sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

function renderTop({ summary }: CoverageReport): string {
  const percent = summary.asked === 0 ? '–' : `${summary.percent}%`;
  const heads = RESPONSE_STATES.map(
    (state) => `<th scope="col">${swatch(state)}<span class="word">${STATE_WORDS[state]}</span></th>`,
  );
  return [
    '<section class="top" aria-label="Summary">',
    `<div class="card total"><p class="percent">${percent}</p><p class="dim share">${escapeHtml(describeTotal(summary))}</p>${renderShare(summary)}</div>`,
    '<div class="card classes"><table>',
    '<caption class="hidden-text">Responses by class of status</caption>',
    `<thead><tr><th scope="col"><span class="hidden-text">Class</span></th><td class="bar"></td>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...[...countByClass(summary)].map(([name, counts]) => renderClass(name, counts)),
    '</tbody></table></div>',
    '</section>',
  ].join('\n');
}

function renderShare({ asked, missing }: CoverageReport['summary']): string {
  const width = asked === 0 ? 0 : ((asked - missing) / asked) * 100;
  const bar = `<rect class="reference" width="${width}" height="10"/>`;
  return `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${bar}</svg>`;
}

function swatch(state: ResponseState): string {
  return `<span class="swatch ${state}" aria-hidden="true"></span>`;
}

function renderClass(name: string, counts: StateCounts): string {
  const sum = RESPONSE_STATES.reduce((total, state) => total + counts[state], 0);
  let x = 0;
  const parts = RESPONSE_STATES.map((state) => {
    const width = (counts[state] / sum) * 100;
    x += width;
    return `<rect class="${state}" x="${x - width}" width="${width}" height="10"/>`;
  });
  const bar = `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
  const cells = RESPONSE_STATES.map(
    (state) => `<td data-state="${state}" data-count="${counts[state]}">${counts[state]}</td>`,
  );
  return `<tr data-class="${name}"><th scope="row">${name}</th><td class="bar">${bar}</td>${cells.join('')}</tr>`;
}

function renderFilters({ specs, summary }: CoverageReport, statuses: readonly string[]): string {
  const tags = [...new Set(specs.flatMap(({ operations }) => operations.flatMap((one) => one.tags)))].sort();
  const counts = [...countByClass(summary).values()];
  const toggles = RESPONSE_STATES.map((state) => {
    const count = counts.reduce((total, one) => total + one[state], 0);
    return `<button type="button" aria-pressed="false" data-state="${state}">${swatch(state)}${STATE_WORDS[state]} <b>${count}</b></button>`;
  });
  const files = specs.map(({ file }) => file);
  return [
    // The script shows it: without one there is nothing to filter with.
    '<form class="card" hidden aria-label="Filter" autocomplete="off">',
    '<div class="grow"><label for="search">Search</label><input id="search" name="search" type="search" placeholder="Path, summary or operation id"></div>',
    ...(specs.length > 1 ? [renderSelect('spec', 'Spec', 'All specs', files)] : []),
    ...[renderSelect('tag', 'Tag', 'All tags', tags)],
    renderSelect('status', 'Status', 'All statuses', statuses),
    '<div><label for="order">Order</label><select id="order" name="order"><option value="">As in the spec</option><option value="missing">Most missing first</option></select></div>',
    `<fieldset><legend>State</legend>${toggles.join('')}</fieldset>`,
    '<label class="check"><input type="checkbox" name="success"> Show 1xx to 3xx</label>',
    '<button type="reset">Reset</button>',
    '</form>',
  ].join('\n');
}

function renderSelect(name: string, label: string, everything: string, values: readonly string[]): string {
  const options = values.map((value) => `<option value="${escapeHtml(value)}">${escapeHtml(value)}</option>`);
  return `<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${everything}</option>${options.join('')}</select></div>`;
}

function renderGrid({ specs }: CoverageReport, statuses: readonly string[]): string {
  const heads = statuses.map(
    (status) =>
      `<th scope="col" data-status="${escapeHtml(status)}"${classOf(status)}>${escapeHtml(status)}</th>`,
  );
  return [
    '<div class="card grid errors-only" role="region" tabindex="0" aria-label="Operations by status">',
    '<table>',
    '<caption class="hidden-text">How each operation declares each status</caption>',
    `<thead><tr><th scope="col">Operation</th>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...specs.flatMap(({ file, operations }) =>
      operations.map((operation) => renderRow(operation, specs.length > 1 ? file : undefined, statuses)),
    ),
    '</tbody></table></div>',
  ].join('\n');
}

/** Success and redirects can be hidden. */
function classOf(status: string): string {
  return /^[123]/.test(status) ? ' class="s"' : '';
}

function renderRow(
  operation: MeasuredOperation,
  file: string | undefined,
  statuses: readonly string[],
): string {
  const { method, path, summary, operationId, tags, responses, asked } = operation;
  const states = new Map(responses.map(({ status, state }) => [status, state]));
  const cells = statuses.map((status) => {
    const state = states.get(status);
    const isSuccess = /^[123]/.test(status);
    if (state === undefined) return `<td${classOf(status)}></td>`;
    return `<td class="${state}${isSuccess ? ' s' : ''}"><span data-status="${escapeHtml(status)}">${CELL_WORDS[state]}</span></td>`;
  });
  const data = {
    tags: tags.map(escapeHtml).join('\n'),
    spec: escapeHtml(file ?? ''),
    asked: escapeHtml(asked.join(' ')),
    id: escapeHtml(operationId ?? ''),
  };
  const attributes = Object.entries(data).map(([name, value]) =>
    value === '' ? '' : ` data-${name}="${value}"`,
  );
  const what = [summary, file].filter((text) => text !== undefined && text !== '');
  return [
    `<tr${attributes.join('')}><th scope="row"><span class="method">${escapeHtml(method)}</span> `,
    `<span class="path">${isolate(path)}</span>`,
    ...what.map((text) => `<span class="what">${isolate(text ?? '')}</span>`),
    `</th>${cells.join('')}</tr>`,
  ].join('');
}
