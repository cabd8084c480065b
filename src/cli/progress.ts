import { escapeControl } from '../report/display.js';
import type { Io } from './run.js';

const PATIENCE = 1000;
const CLEAR_LINE = '\r\u001b[K';

/** A progress line on a terminal, for work that takes longer than a second. */
export class Progress {
  readonly #io: Pick<Io, 'stderr' | 'isTTY' | 'now'>;
  readonly #started: number;
  readonly #silent: boolean;
  #timer: NodeJS.Timeout | undefined;
  #shown = false;

  constructor(io: Pick<Io, 'stderr' | 'isTTY' | 'now'>, quiet: boolean) {
    this.#io = io;
    this.#started = io.now();
    this.#silent = quiet || !io.isTTY.stderr;
  }

  /** Shows what is processed: now, or when the second is over. */
  at(text: string): void {
    if (this.#silent) return;
    clearTimeout(this.#timer);
    const left = PATIENCE - (this.#io.now() - this.#started);
    if (left <= 0) this.#show(text);
    else this.#timer = setTimeout(() => this.#show(text), left).unref();
  }

  end(): void {
    clearTimeout(this.#timer);
    if (this.#shown) this.#io.stderr(CLEAR_LINE);
    this.#shown = false;
  }

  #show(text: string): void {
    this.#shown = true;
    this.#io.stderr(`${CLEAR_LINE}${escapeControl(text)}`);
  }
}
