import { ACTIONS, type Action } from '../merge/merge-plan.js';
import { unescapeName } from '../values/pointer.js';
import { colors, escapeControl, shorten, wrapWords } from './display.js';
import { operationName } from './messages/attach.js';
import { ERROR_BODY } from './messages/reason.js';
import type { ReportStyle } from './report.js';
import type { ReportedSpec } from './report-schema.js';

/** Width without a terminal, in columns. */
const WIDTH = 100;
const ACTION_COLUMN = Math.max(...ACTIONS.map((action) => action.length)) + 3;

/** Of more operations than these, only the number is shown. */
const OPERATIONS_SHOWN = 3;

type Step = ReportedSpec['steps'][number];

/**
 * Steps by action, then by the map they happen in and the reason they share; those of operations by status:
 *
 *     update    #/components/responses: BadRequest, NotFound (table or options changed)
 *     attach    401 to 312 operations (secured: Unauthorized)
 *
 * An existing schema that is the error body comes before all of them. With `verbose`, steps that change nothing are shown
 * too, and every operation by name.
 */
export function renderSteps(
  steps: readonly Step[],
  { verbose, width = WIDTH }: Pick<ReportStyle, 'verbose' | 'width'>,
): string[] {
  const isBody = ({ reason }: Step) => reason.startsWith(ERROR_BODY);
  const shown = ACTIONS.filter((action) => verbose || action !== 'unchanged');
  const parts = [
    { action: 'keep', of: steps.filter(isBody) },
    ...shown.map((action) => ({ action, of: steps.filter((one) => one.action === action && !isBody(one)) })),
  ] as const;
  return parts.flatMap(({ action, of }) =>
    groupSteps(of).flatMap((group, index) => {
      const { parent, status, names, reason } = group;
      const label = `  ${index === 0 ? action : ''}`.padEnd(ACTION_COLUMN);
      const head = status === '' ? `${parent}:` : `${status} ${action === 'attach' ? 'to' : 'of'}`;
      const isLong = status !== '' && !verbose && names.length > OPERATIONS_SHOWN;
      const list = isLong
        ? [`${names.length} operations`]
        : names.map((name) => escapeControl(shorten(name())));
      // "add" already says that the entry is new.
      const because = reason === 'new' ? [] : escapeControl(`(${reason})`).split(' ');
      const words = [
        ...list.map((name, at) => (at < list.length - 1 ? `${name},` : name)),
        ...because.map(colors.dim),
      ];
      return wrapWords(`${colorOf(action)(label)}${escapeControl(head)}`, words, {
        width,
        indent: ACTION_COLUMN + 2,
      });
    }),
  );
}

interface StepGroup {
  /** Pointer of the map; empty for operations. */
  readonly parent: string;
  /** Empty unless the steps are in the responses of operations. */
  readonly status: string;
  readonly reason: string;
  /** Mostly only counted. */
  readonly names: (() => string)[];
}

const IN_OPERATION = /^#\/paths\/([^/]+)\/(additionalOperations\/)?([^/]+)\/responses\/([^/]+)$/;

function groupSteps(steps: readonly Step[]): StepGroup[] {
  const groups = new Map<string, StepGroup>();
  for (const { pointer, reason } of steps) {
    const [, path = '', field, method = '', status = ''] = IN_OPERATION.exec(pointer) ?? [];
    const slash = pointer.lastIndexOf('/');
    const parent = status === '' ? shorten(pointer.slice(0, slash)) : '';
    const name = () =>
      status === ''
        ? unescapeName(pointer.slice(slash + 1))
        : operationName(path, method, field === undefined);
    const key = `${status}\n${parent}\n${reason}`;
    const group = groups.get(key) ?? { parent, status: shorten(status), reason, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => (a.status < b.status ? -1 : Number(a.status > b.status)));
}

function colorOf(action: Action): (text: string) => string {
  if (action === 'keep' || action === 'unchanged') return colors.dim;
  return action === 'remove' || action === 'replace' ? colors.yellow : colors.green;
}
