import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

/**
 * Lets SIGINT, SIGTERM and SIGHUP end the process between two turns of the event loop, so never within a write. PID 1
 * gets no default signal handling, so it exits with 128 + signal number.
 */
export function endOnSignals(): void {
  const end = (signal: NodeJS.Signals) => {
    if (process.pid !== 1) return process.kill(process.pid, signal);
    process.removeAllListeners('exit');
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}

/** Waits until pending signals have been handled. Two turns, because the first may be past that phase already. */
export async function handleSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
