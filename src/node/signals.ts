import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** PID 1 gets no default signal handling, so it exits with 128 + signal number. */
export function endOnSignals(): void {
  if (process.pid !== 1) return;
  const end = (signal: NodeJS.Signals) => {
    process.removeAllListeners('exit');
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, end);
}

const sendAgain = (signal: NodeJS.Signals) => process.kill(process.pid, signal);

/** The writes that hold signals, with one listener for all: of more than 10, Node.js warns. */
let writes = 0;

/** Lets no signal end the process within a write. One that comes meanwhile ends it afterwards. */
export async function holdSignals<T>(write: () => Promise<T>): Promise<T> {
  const held = process.pid === 1 ? [] : SIGNALS;
  writes += 1;
  if (writes === 1) for (const signal of held) process.once(signal, sendAgain);
  try {
    return await write();
  } finally {
    // Pending signals are handled here. Two turns, because the first may be past that phase already.
    await setImmediate();
    await setImmediate();
    writes -= 1;
    if (writes === 0) for (const signal of held) process.off(signal, sendAgain);
  }
}
