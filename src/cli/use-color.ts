/**
 * Whether to color what goes to a stream: the flag decides, then FORCE_COLOR, then NO_COLOR
 * (set and not empty), then whether the stream is a terminal that can.
 */
export function useColor(
  noColor: boolean,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  if (noColor) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env.NO_COLOR ?? '') !== '') return false;
  return isTTY && env.TERM !== 'dumb';
}
