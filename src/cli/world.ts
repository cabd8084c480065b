import type { Files } from '../node/files.js';

/** Everything the command line needs from outside; a test hands in its own. */
export interface World {
  /** All bytes of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly files: Files;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Which of the streams are terminals. */
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** Milliseconds from any fixed point on. */
  readonly now: () => number;
}
