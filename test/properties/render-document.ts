import type { Choices } from './choices.js';
import type { MadeDocument, PlainMap } from './make-document.js';
import { renderBlockScalar, renderScalar } from './render-scalar.js';

/** What one document keeps to. */
interface Habits {
  /** Spaces a level; 0: another number at each map. */
  readonly step: number;
  /** Percent of places that hold a comment, a blank line or trailing space. */
  readonly noise: number;
  /** Percent of collections written in flow style. */
  readonly flow: number;
  /** Percent of nodes with an anchor or tag. */
  readonly properties: number;
  readonly indentSequences: boolean;
}

/** Writes a document down in YAML, in a layout of its own. Comments read `#c1`, `#c2` and so on. */
export function renderYaml(choices: Choices, made: MadeDocument): string {
  const habits: Habits = {
    step: choices.pick([2, 4, 1, 3, 8, 0]),
    noise: choices.pick([0, 0, 10, 30]),
    flow: choices.pick([0, 10, 40, 100]),
    properties: choices.pick([0, 0, 10, 30]),
    indentSequences: !choices.chance(40),
  };
  const text = new YamlWriter(choices, habits, made.merged).document(made.value);
  return breakLines(choices, choices.chance(8) && !text.startsWith(' ') ? `\ufeff${text}` : text);
}

function breakLines(choices: Choices, text: string): string {
  const newline = choices.pick(['\n', '\n', '\r\n', 'mixed']);
  if (newline !== 'mixed') return text.replaceAll('\n', newline);
  return text.replace(/\n/g, () => choices.pick(['\n', '\r\n']));
}

class YamlWriter {
  readonly #choices: Choices;
  readonly #habits: Habits;
  readonly #merged: MadeDocument['merged'];
  readonly #anchors = new Map<unknown, string>();
  #comments = 0;
  #names = 0;
  /** After a block scalar a comment further right would be text of it, and a blank line may be. */
  #commentsUntil = Number.POSITIVE_INFINITY;

  constructor(choices: Choices, habits: Habits, merged: MadeDocument['merged']) {
    this.#choices = choices;
    this.#habits = habits;
    this.#merged = merged;
  }

  document(value: PlainMap): string {
    const choices = this.#choices;
    const head = choices.chance(20) ? this.#noise(0) + choices.pick(['', '%YAML 1.2\n']) : '';
    const marker = head.includes('%') || choices.chance(15) ? `---${this.#endLine()}` : '';
    const isFlow = this.#habits.flow === 100 || Object.keys(value).length === 0;
    const rootColumn = !isFlow && choices.chance(3) ? 2 : 0;
    const body = isFlow
      ? `${this.#flow(value, 0, true)}${this.#endLine()}`
      : this.#blockMap(value, rootColumn, false);
    const tail = this.#noise(0) + (choices.chance(8) ? `...${this.#endLine()}` : '');
    const mustEnd = tail === '' && this.#commentsUntil !== Number.POSITIVE_INFINITY;
    const text = head + marker + body + tail;
    return mustEnd || !choices.chance(25) ? text : text.replace(/\n$/, '');
  }

  #blockMap(map: PlainMap, column: number, inline: boolean): string {
    let text = '';
    for (const [key, value] of this.#partsOf(map)) {
      const first = inline && text === '';
      if (!first) text += this.#noise(column) + ' '.repeat(column);
      text += this.#entry(key, value, column);
    }
    return text;
  }

  /** The entries of a map, or `<<` and what is its own. */
  #partsOf(map: PlainMap): [string, unknown][] {
    const merged = this.#merged.get(map);
    const name = merged && this.#anchors.get(merged.base);
    const own = Object.entries(merged === undefined || name === undefined ? map : merged.own);
    if (name === undefined) return own;
    own.splice(this.#choices.below(own.length + 1), 0, ['<<', new Alias(name)]);
    return own;
  }

  #entry(key: string, value: unknown, column: number): string {
    const choices = this.#choices;
    this.#commentsUntil = Number.POSITIVE_INFINITY;
    const name = this.#key(key, value, false);
    return `${name}${choices.chance(4) ? ' ' : ''}:${this.#value(value, column, true)}`;
  }

  #key(key: string, value: unknown, flow: boolean): string {
    if (key === '<<') return value instanceof Alias ? '<<' : `"<<"`;
    const anchor = this.#choices.chance(this.#habits.properties / 5) ? `&k${++this.#names} ` : '';
    return anchor + renderScalar(this.#choices, key, { flow, indent: undefined });
  }

  /** What follows a `:` or `-` that stands for a node whose parent is at `column`; ends with a line break. */
  #value(value: unknown, column: number, inMap: boolean): string {
    const choices = this.#choices;
    const alias = this.#alias(value);
    if (alias !== undefined) return ` ${alias}${this.#endLine()}`;
    const properties = this.#properties(value);
    if (typeof value !== 'object' || value === null) return this.#scalar(value, column, properties);
    const empty = Object.keys(value).length === 0;
    if (empty || choices.chance(this.#habits.flow)) {
      const lead = choices.chance(5) ? `\n${' '.repeat(column + 1 + choices.below(3))}` : ' ';
      return `${properties}${lead}${this.#flow(value, column, choices.chance(40))}${this.#endLine()}`;
    }
    const step = this.#step();
    if (Array.isArray(value)) {
      const indent = inMap && !this.#habits.indentSequences ? 0 : step;
      return `${properties}${this.#endLine()}${this.#blockSeq(value, column + indent)}`;
    }
    if (!inMap && properties === '' && choices.chance(85)) {
      const gap = choices.chance(15) ? step : 1;
      return `${' '.repeat(gap)}${this.#blockMap(value as PlainMap, column + 1 + gap, true)}`;
    }
    return `${properties}${this.#endLine()}${this.#blockMap(value as PlainMap, column + step, false)}`;
  }

  #step(): number {
    return this.#habits.step || this.#choices.pick([2, 1, 3, 4, 5, 6, 7, 8]);
  }

  #blockSeq(list: readonly unknown[], column: number): string {
    let text = '';
    for (const item of list) {
      text += `${this.#noise(column)}${' '.repeat(column)}-`;
      this.#commentsUntil = Number.POSITIVE_INFINITY;
      text += this.#value(item, column, false);
    }
    return text;
  }

  #scalar(value: unknown, column: number, properties: string): string {
    const choices = this.#choices;
    if (value === null && choices.chance(50)) return `${properties}${this.#endLine()}`;
    if (typeof value === 'string' && choices.chance(35)) {
      const indent = Math.max(1, this.#step());
      const block = renderBlockScalar(choices, value, indent);
      if (block !== undefined) {
        this.#commentsUntil = column;
        const lead = ' '.repeat(column);
        return `${properties} ${block.replace(/\n(?=[^\n])/g, `\n${lead}`)}`;
      }
    }
    const scalar = renderScalar(choices, value, { flow: false, indent: column + 1 });
    return `${properties} ${scalar}${this.#endLine()}`;
  }

  #alias(value: unknown): string | undefined {
    if (value instanceof Alias) return `*${value.name}`;
    const name = typeof value === 'object' ? this.#anchors.get(value) : undefined;
    return name !== undefined && this.#choices.chance(60) ? `*${name}` : undefined;
  }

  /** An anchor and a tag, each with a space before it. */
  #properties(value: unknown): string {
    const choices = this.#choices;
    const parts: string[] = [];
    if (choices.chance(this.#habits.properties)) {
      const name = `n${++this.#names}`;
      parts.push(` &${name}`);
      if (typeof value === 'object' && value !== null) this.#anchors.set(value, name);
    }
    if (choices.chance(this.#habits.properties / 4)) {
      if (typeof value === 'string') parts.push(' !!str');
      else if (Array.isArray(value)) parts.push(' !!seq');
    }
    return choices.shuffle(parts).join('');
  }

  /** A collection between brackets; lines after the first stand further right than `column`. */
  #flow(value: object, column: number, lines: boolean): string {
    const choices = this.#choices;
    const isList = Array.isArray(value);
    const parts = isList
      ? value.map((item) => this.#flowValue(item, column, lines))
      : this.#partsOf(value as PlainMap).map(([key, item]) => this.#flowEntry(key, item, column, lines));
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const pad = choices.chance(30) ? ' ' : '';
    if (!lines || (parts.length === 0 && !choices.chance(10))) {
      const comma = choices.pick([', ', ',  ', ' , ']);
      return `${open}${pad}${parts.join(comma)}${pad}${close}`;
    }
    const lead = ' '.repeat(column + this.#step());
    const trailing = parts.length > 0 && choices.chance(20) ? ',' : '';
    const inner = parts.map((part, index) => {
      const comma = index < parts.length - 1 ? ',' : trailing;
      return `${this.#flowNoise(index > 0 ? ['', lead] : [lead])}${lead}${part}${comma}${this.#endLine()}`;
    });
    const last =
      column === 0 || choices.chance(80) ? ' '.repeat(column === 0 ? 0 : column + 1) : ' '.repeat(column);
    return `${open}${this.#endLine()}${inner.join('')}${this.#flowNoise([lead])}${last}${close}`;
  }

  #flowEntry(key: string, value: unknown, column: number, lines: boolean): string {
    const name = this.#key(key, value, true);
    if (value === null && this.#choices.chance(30)) return name;
    const quoted = /^(?:&\w+ )?["'].*["']$/.test(name);
    const colon = quoted ? this.#choices.pick([': ', ':', ' : ']) : this.#choices.pick([': ', ' : ']);
    return `${name}${colon}${this.#flowValue(value, column, lines)}`;
  }

  #flowValue(value: unknown, column: number, lines: boolean): string {
    const alias = this.#alias(value);
    if (alias !== undefined) return `${alias} `;
    const properties = this.#properties(value).slice(1);
    const lead = properties === '' ? '' : `${properties} `;
    if (typeof value === 'object' && value !== null) {
      const inner = column + (lines ? this.#step() : 1);
      return lead + this.#flow(value, inner, this.#choices.chance(lines ? 70 : 8));
    }
    return lead + renderScalar(this.#choices, value, { flow: true, indent: lines ? column + 9 : undefined });
  }

  /** @param indents what a comment may stand behind: at the start of its line, only after a comma */
  #flowNoise(indents: [string, ...string[]]): string {
    if (!this.#choices.chance(this.#habits.noise / 2)) return '';
    return this.#choices.pick(['\n', `${this.#choices.pick(indents)}${this.#comment()}\n`]);
  }

  /** Blank lines and comments before an entry that stands at `column`. */
  #noise(column: number): string {
    const choices = this.#choices;
    let text = '';
    // A comment ends a block scalar: blank lines below it are blank.
    while (choices.chance(this.#habits.noise)) {
      const indent = Math.min(this.#commentsUntil, choices.pick([column, column, 0, column + 2, 1]));
      const blank =
        text !== '' || this.#commentsUntil === Number.POSITIVE_INFINITY
          ? choices.pick(['\n', '\n', '  \n'])
          : undefined;
      const comment = `${' '.repeat(indent)}${this.#comment()}\n`;
      text += blank === undefined ? comment : choices.pick([comment, blank]);
    }
    return text;
  }

  /** The rest of a line after a node. */
  #endLine(): string {
    const choices = this.#choices;
    if (!choices.chance(this.#habits.noise)) return '\n';
    return choices.pick([` ${this.#comment()}\n`, '  \n', `\t${this.#comment()}\n`]);
  }

  #comment(): string {
    this.#comments += 1;
    return `#c${this.#comments}${this.#choices.pick(['', ' a: b', ' "', " it's", ' }', ','])}`;
  }
}

class Alias {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
