import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Cleans up when the process is told to end, and lets it end by that signal.
 *
 * @returns calls it off
 */
export function onSignal(cleanUp: () => void): () => void {
  const callOff = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    callOff();
    cleanUp();
    if (process.pid !== 1) process.kill(process.pid, signal);
    else endFirstProcess(signal);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return callOff;
}

/** The first process of a container is deaf to what would end another: it exits with what a shell says of a signal. */
function endFirstProcess(signal: NodeJS.Signals): never {
  process.removeAllListeners('exit');
  process.exit(128 + constants.signals[signal]);
}

/**
 * Lets a signal be heard that came while this process was at work: it is, between two turns of the event loop. The
 * first may have begun already, and be past the point.
 */
export async function hearSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
