import { stripVTControlCharacters } from 'node:util';
import { ACTIONS, type Action } from '../merge/merge-plan.js';
import { unescapeName } from '../values/pointer.js';
import { displayWidth, escapeControl, type Paint, shorten } from './display.js';
import type { ReportedSpec } from './report-schema.js';

const WIDTH = 100;
const ACTION_COLUMN = Math.max(...ACTIONS.map((action) => action.length)) + 3;

type Step = ReportedSpec['steps'][number];

/**
 * Steps by action, then by the map they happen in and the reason they share:
 *
 *     update    #/components/responses: BadRequest, NotFound (changed in the table)
 */
export function renderSteps(steps: readonly Step[], colors: Paint, verbose: boolean): string[] {
  const shown = ACTIONS.filter((action) => verbose || action !== 'unchanged');
  return shown.flatMap((action) =>
    groupSteps(steps.filter((step) => step.action === action)).flatMap(({ parent, names, reason }, index) => {
      const label = `  ${index === 0 ? action : ''}`.padEnd(ACTION_COLUMN);
      // "add" says already that the entry is new.
      const because = reason === 'new' ? [] : escapeControl(`(${reason})`).split(' ');
      return wrap(`${colorOf(action, colors)(label)}${escapeControl(shorten(parent))}:`, [
        ...names.map((name, at) => (at < names.length - 1 ? `${name},` : name)),
        ...because.map(colors.dim),
      ]);
    }),
  );
}

interface StepGroup {
  readonly parent: string;
  readonly reason: string;
  readonly names: string[];
}

function groupSteps(steps: readonly Step[]): StepGroup[] {
  const groups = new Map<string, StepGroup>();
  for (const { pointer, reason } of steps) {
    const slash = pointer.lastIndexOf('/');
    const parent = pointer.slice(0, slash);
    const key = JSON.stringify([parent, reason]);
    const group = groups.get(key) ?? { parent, reason, names: [] };
    group.names.push(escapeControl(shorten(unescapeName(pointer.slice(slash + 1)))));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Words after a head; long lists continue on indented lines. */
function wrap(head: string, words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = head;
  let width = shownWidth(head);
  for (const word of words) {
    const wordWidth = shownWidth(word) + 1;
    if (width + wordWidth > WIDTH) {
      lines.push(line);
      line = ' '.repeat(ACTION_COLUMN + 1);
      width = line.length;
    }
    line += ` ${word}`;
    width += wordWidth;
  }
  return [...lines, line];
}

function shownWidth(text: string): number {
  return displayWidth(stripVTControlCharacters(text));
}

function colorOf(action: Action, colors: Paint): (text: string) => string {
  if (action === 'keep' || action === 'unchanged') return colors.dim;
  return action === 'remove' || action === 'replace' ? colors.yellow : colors.green;
}
