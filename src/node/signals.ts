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

/** Lets no signal end the process within a write. One that comes meanwhile ends it afterwards. */
export async function holdSignals<T>(write: () => Promise<T>): Promise<T> {
  const end = (signal: NodeJS.Signals) => process.kill(process.pid, signal);
  const held = process.pid === 1 ? [] : SIGNALS;
  for (const signal of held) process.once(signal, end);
  try {
    return await write();
  } finally {
    // Pending signals are handled here. Two turns, because the first may be past that phase already.
    await setImmediate();
    await setImmediate();
    for (const signal of held) process.off(signal, end);
  }
}
