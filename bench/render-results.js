import { NAMES } from './commands.js';
import { median } from './measure.js';

const PEERS = [
  { name: NAMES.redocly, limit: 0.5 },
  { name: NAMES.bump, limit: 0.3 },
  { name: NAMES.format, limit: 0.2, aim: 0.15 },
];

/** @returns {string} everything that was measured, as Markdown */
export function renderResults({ machine, results, growth, attached, many }) {
  return `${[
    '# What gen-responses costs, beside other tools',
    `${machine.model}, ${machine.cores} cores, Node ${machine.node}. Written by \`npm run bench\`.`,
    'All commands do one job: add the responses of the default table, and the schema of their body, to a spec. Only',
    'gen-responses validates the result. Medians over whole processes, run in turn; memory is the peak of the process;',
    '"lines changed" counts lines of the original that are not in the output any more.',
    '',
    ...results.flatMap(renderSpec),
    ...renderTargets(results),
    ...renderGrowth(growth),
    ...renderAttach(attached),
    ...renderMany(many),
    ...renderStages(results),
  ].join('\n')}\n`;
}

function renderSpec({ spec, facts, rows }) {
  const ours = rows.find(({ name }) => name === NAMES.ours)?.usage;
  const body = rows.map(({ name, usage, changed }) => [
    name,
    ...(usage === undefined
      ? ['failed', '', '', '']
      : [
          usage.seconds.toFixed(2),
          usage.cpu.toFixed(2),
          name === NAMES.ours || ours === undefined ? '' : (ours.seconds / usage.seconds).toFixed(2),
          usage.megabytes.toFixed(0),
        ]),
    changed ?? '',
  ]);
  const head = ['command', 'seconds', 'CPU seconds', 'ours / this', 'MB', 'lines changed'];
  return [
    `## ${spec.file}: ${megabytes(facts)} MB, ${facts.lines} lines`,
    '',
    `OpenAPI ${facts.version}; ${facts.origin}; ${facts.responses} responses added.`,
    '',
    ...table(head, body),
    '',
  ];
}

/** The promises about speed, and what came of them in this run. */
function renderTargets(results) {
  const at = (id) => results.find(({ spec }) => spec.id === id);
  const usageOf = (result, name) => result?.rows.find((row) => row.name === name)?.usage;
  const rows = [];
  const add = (what, result, ours, theirs, key, limit, aim = '') => {
    const [a, b] = [usageOf(result, ours), usageOf(result, theirs)];
    if (a === undefined || b === undefined) return;
    const ratio = a[key] / b[key];
    const byProcessor = key === 'seconds' ? (a.cpu / b.cpu).toFixed(2) : '';
    rows.push([
      `${result.spec.file}: ${what}`,
      ratio.toFixed(2),
      byProcessor,
      limit,
      aim,
      ratio <= limit ? 'yes' : 'no',
    ]);
  };
  for (const id of ['10mb', 'json']) {
    const result = at(id);
    for (const { name, limit, aim } of PEERS)
      add(`time / ${name}`, result, NAMES.ours, name, 'seconds', limit, aim);
    const before = [NAMES.readOnce, 'seconds', 2, 1.5];
    add('before validation / read, parse once', result, NAMES.unwritten, ...before);
    add('the same, and written / read, parse once', result, NAMES.unvalidated, ...before);
    add('nothing to change / redocly', result, NAMES.again, NAMES.redocly, 'seconds', 0.08);
    add('memory / redocly', result, NAMES.ours, NAMES.redocly, 'megabytes', 1);
  }
  add('time / redocly', at('small'), NAMES.ours, NAMES.redocly, 'seconds', 0.7, 0.5);
  return rows.length === 0
    ? []
    : ['## Targets', '', ...table(['what', 'measured', 'in CPU time', 'at most', 'aim', 'met'], rows), ''];
}

function renderGrowth(growth) {
  const [from, to] = growth;
  if (from?.usage === undefined || to?.usage === undefined) return [];
  const rows = growth.map(({ facts, usage }) => [
    `${megabytes(facts)} MB`,
    usage.seconds.toFixed(2),
    usage.megabytes.toFixed(0),
  ]);
  const factor = (to.usage.seconds / from.usage.seconds).toFixed(1);
  const bytes = (to.facts.bytes / from.facts.bytes).toFixed(1);
  return [
    '## Growth',
    '',
    'Made-up specs of one kind, with validation.',
    '',
    ...table(['size', 'seconds', 'MB'], rows),
    '',
    `${bytes} times the bytes take ${factor} times the time.`,
    '',
  ];
}

/** The most that attach may take, as a multiple of the plain run. */
const ATTACH_LIMIT = 1.3;

/** Ratios of the two runs of each round: their median, and the lowest and highest. */
function renderAttach(attached) {
  const rows = attached.flatMap(({ spec, facts, pairs }) => {
    const [plain, attach] = [pairs.get(NAMES.plain), pairs.get(NAMES.attach)];
    if (plain === undefined || attach === undefined) return [];
    const ratiosOf = (key) =>
      attach.map((usage, round) => usage[key] / plain[round][key]).sort((a, b) => a - b);
    const shown = (ratios) =>
      `${median(ratios).toFixed(2)} (${ratios[0].toFixed(2)}-${ratios.at(-1).toFixed(2)})`;
    const [seconds, cpu] = [ratiosOf('seconds'), ratiosOf('cpu')];
    const of = (usages, key) => median(usages.map((usage) => usage[key])).toFixed(2);
    return [
      [
        `${megabytes(facts)} MB, ${facts.origin}, ${spec.attach.join(' ')}`,
        ...[of(plain, 'seconds'), of(attach, 'seconds'), shown(seconds), shown(cpu)],
        ...[ATTACH_LIMIT, median(seconds) <= ATTACH_LIMIT ? 'yes' : 'no'],
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    '## Attach beside the plain run',
    '',
    'With validation; nothing is written.',
    '',
    ...table(['spec', 'plain (s)', 'attach (s)', 'ratio', 'in CPU time', 'at most', 'met'], rows),
    '',
  ];
}

function renderMany(many) {
  if (many === undefined) return [];
  const rows = [...many.usages].map(([name, usage]) => {
    const [count, jobs] = name.split(' ');
    const alone = many.usages.get(`${count} 1`);
    const faster = jobs === '1' || alone === undefined ? '' : (alone.seconds / usage.seconds).toFixed(2);
    const busy = (usage.cpu / usage.seconds).toFixed(2);
    return [
      ...[count, jobs, usage.seconds.toFixed(2), usage.cpu.toFixed(2), busy, faster],
      usage.megabytes.toFixed(0),
    ];
  });
  return [
    '## Many specs',
    '',
    `Copies of one spec of ${megabytes(many.facts)} MB, with validation; nothing is written. One job keeps more than one`,
    'core busy: the engine compiles and collects garbage beside it.',
    '',
    ...table(['specs', '--jobs', 'seconds', 'CPU seconds', 'cores busy', 'times faster', 'MB'], rows),
    '',
  ];
}

function renderStages(results) {
  if (results.length === 0) return [];
  const names = Object.keys(results[0].stages);
  const rows = names.map((name) => [name, ...results.map(({ stages }) => (stages[name] ?? 0).toFixed(0))]);
  return [
    '## Where our time goes (ms, one new process each)',
    '',
    ...table(['stage', ...results.map(({ spec }) => spec.file)], rows),
  ];
}

function megabytes({ bytes }) {
  return (bytes / 1e6).toFixed(bytes < 1e5 ? 2 : 1);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)];
}
