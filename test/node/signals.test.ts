import { readFile } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { handleSignals } from '../../src/node/signals.js';

const SIGNAL = 'SIGUSR2';
afterEach(() => {
  process.removeAllListeners(SIGNAL);
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));
const onceRead = () => new Promise((resolve) => readFile(fileURLToPath(import.meta.url), resolve));

test.each([
  ['a timer', soon],
  ['a file that was read', onceRead],
])('a signal that comes at work after %s is heard', async (_, turn) => {
  let isHeard = false;
  process.once(SIGNAL, () => {
    isHeard = true;
  });
  await turn();
  process.kill(process.pid, SIGNAL);
  expect(isHeard).toBe(false);
  await handleSignals();
  expect(isHeard).toBe(true);
});
