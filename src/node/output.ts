/**
 * Reports that standard output or error cannot be written. A pipe that its reader has closed is not a failure.
 *
 * @param onFailure called at most once
 */
export function watchOutput(onFailure: () => void): void {
  const { stdout, stderr } = process;
  let hasFailed = false;
  for (const stream of [stdout, stderr]) {
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE' || hasFailed) return;
      hasFailed = true;
      if (stream === stdout) stderr.write(`gen-responses: could not print everything: ${message}\n`);
      onFailure();
    });
  }
}
