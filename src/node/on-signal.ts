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
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return callOff;
}
