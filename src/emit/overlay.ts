import type { Change } from '../merge/merge-plan.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { containersOf } from '../openapi-version.js';
import { asMap, isObject } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';

/** One action of an overlay (Overlay 1.0 section 4.4.3). */
interface OverlayAction {
  readonly target: string;
  readonly description?: string;
  readonly update?: unknown;
  readonly remove?: true;
}

type Path = readonly string[];
type SetChange = Extract<Change, { kind: 'set' }>;

/** Marks a container while the overlay is applied: a filter can ask for the children of a map, not for the map. */
const MARK = 'x-gen-responses-overlay';

const DESCRIPTION = [
  'Does what "gen-responses <spec>" does with the same options, for tools that apply overlays.',
  'Made for one spec: make it again when its operations or their security change.',
  'What is added has a guard ("[?(...)]"): an applier leaves out what the spec has declared since.',
].join(' ');

const UNGUARDED = {
  replaced: 'Without a guard: gen-responses wrote it, and it follows the table.',
  empty: 'Without a guard: it is empty, and becomes a map.',
  noResponses: 'Without a guard: the operation has no responses to tell it by.',
} as const;

/** An overlay that makes the changes of a plan to the document that it was made for. */
export function makeOverlay({ document, version }: SpecDocument, changes: readonly Change[], file: string) {
  const sets = changes.filter((change) => change.kind === 'set');
  const { ledger: _, ...kinds } = containersOf(version);
  const containers = Object.values(kinds);
  const isEntry = ({ path }: SetChange) => containers.some((one) => isIn(path, one));
  const isResponse = ({ order }: SetChange) => order?.by === 'status';
  const replaced = sets.filter(({ path }) => valueAt(document, path) !== undefined);
  const added = sets.filter((change) => !replaced.includes(change));
  const entries = added.filter(isEntry);
  const others = [...replaced, ...added].filter((change) => !entries.includes(change) && !isResponse(change));
  const nothing = { ...update([], {}), description: 'Nothing to add.' };
  const actions = [
    ...changes.filter(({ kind }) => kind === 'remove').map(({ path }) => removal(path)),
    ...replaced.map(({ path }) => ({ ...removal(path), description: UNGUARDED.replaced })),
    ...emptyParents(document, sets).map((path) => ({ ...removal(path), description: UNGUARDED.empty })),
    ...addEntries(containers, entries),
    ...(others.length === 0 ? [] : [update([], nestAll(others))]),
    ...added.filter(isResponse).map((change) => addResponse(document, change)),
  ];
  return {
    overlay: '1.0.0',
    info: { title: `Responses for ${file}`, version: '1.0.0', description: DESCRIPTION },
    // An overlay has at least one (Overlay 1.0 section 4.4.1).
    actions: actions.length > 0 ? actions : [nothing],
  };
}

function isIn(path: Path, container: Path): boolean {
  return path.length === container.length + 1 && container.every((name, index) => path[index] === name);
}

/** `null` and lists where a map is written: an update would not replace them. */
function emptyParents(document: Readonly<Record<string, unknown>>, sets: readonly SetChange[]): Path[] {
  const found = new Map<string, Path>();
  for (const { path } of sets) {
    const parents = path.slice(1).map((_, index) => path.slice(0, index + 1));
    const empty = parents.find((parent) => {
      const value = valueAt(document, parent);
      return value !== undefined && !isObject(value);
    });
    if (empty !== undefined) found.set(pathOf(empty), empty);
  }
  return [...found.values()];
}

/** Marks the containers, adds each entry that a container lacks, and removes the marks. */
function addEntries(containers: readonly Path[], entries: readonly SetChange[]): OverlayAction[] {
  const used = containers.filter((container) => entries.some(({ path }) => isIn(path, container)));
  const marks = used.map((container) => [...container, MARK]);
  return [
    ...(marks.length === 0 ? [] : [update([], nestAll(marks.map((path) => ({ path, value: path.at(-2) }))))]),
    ...entries.map(({ path, value }) => {
      const name = path.at(-1) ?? '';
      const container = path.at(-2) ?? '';
      const guard = `@${member(MARK)} == ${quote(container)} && !@${member(name)}`;
      return { target: `${pathOf(path.slice(0, -2))}[?(${guard})]`, update: { [name]: value } };
    }),
    ...marks.map(removal),
  ];
}

/** The filter selects the responses of an operation by a status that they have, if they have one. */
function addResponse(document: Readonly<Record<string, unknown>>, { path, value }: SetChange): OverlayAction {
  const [responses, operation] = [path.slice(0, -1), path.slice(0, -2)];
  const status = path.at(-1) ?? '';
  const siblings = valueAt(document, responses);
  const [sibling] = Object.keys(asMap(siblings)).filter((name) => !name.startsWith('x-'));
  if (sibling === undefined) {
    return { ...update(operation, { responses: { [status]: value } }), description: UNGUARDED.noResponses };
  }
  const range = `${status.charAt(0)}XX`;
  const covering = [
    status,
    ...(/^\d{3}$/.test(status) ? [range, range.toLowerCase()] : []),
    ...(status === '400' && !Object.hasOwn(siblings as object, '422') ? ['422'] : []),
  ];
  const guard = [`@${member(sibling)}`, ...covering.map((name) => `!@${member(name)}`)].join(' && ');
  return { target: `${pathOf(operation)}[?(${guard})]`, update: { [status]: value } };
}

function update(path: Path, value: unknown): OverlayAction {
  return { target: pathOf(path), update: value };
}

function removal(path: Path): OverlayAction {
  return { target: pathOf(path), remove: true };
}

/** One object that holds all values at their paths, none of which leads into another. */
function nestAll(changes: readonly Pick<SetChange, 'path' | 'value'>[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { path, value } of changes) {
    let map = root;
    for (const name of path.slice(0, -1)) {
      const next = Object.hasOwn(map, name) && isObject(map[name]) ? map[name] : {};
      map[name] = next;
      map = next;
    }
    map[path.at(-1) ?? ''] = value;
  }
  return root;
}

/** A normalized path (RFC 9535 section 2.7). */
function pathOf(path: Path): string {
  return `$${path.map(member).join('')}`;
}

function member(name: string): string {
  return `[${quote(name)}]`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
