import { afterEach, expect, test, vi } from 'vitest';
import { holdSignals } from '../../src/node/signals.js';

const SIGNAL = 'SIGHUP';
afterEach(() => {
  vi.restoreAllMocks();
});

test('a signal that comes within a write ends the process after it', async () => {
  const send = process.kill.bind(process);
  const end = vi.spyOn(process, 'kill').mockReturnValue(true);
  const before = process.listenerCount(SIGNAL);
  const isEnded = await holdSignals(async () => {
    send(process.pid, SIGNAL);
    return end.mock.calls.length > 0;
  });
  expect(isEnded).toBe(false);
  expect(end.mock.calls).toEqual([[process.pid, SIGNAL]]);
  expect(process.listenerCount(SIGNAL)).toBe(before);
});

test('writes at the same time share one listener', async () => {
  const before = process.listenerCount(SIGNAL);
  const counts = await Promise.all(
    Array.from({ length: 12 }, () => holdSignals(async () => process.listenerCount(SIGNAL))),
  );
  expect(new Set(counts)).toEqual(new Set([before + 1]));
  expect(process.listenerCount(SIGNAL)).toBe(before);
});
