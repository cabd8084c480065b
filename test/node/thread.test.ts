import { expect, onTestFinished, test } from 'vitest';
import { createThread, NoAnswer } from '../../src/node/thread.js';

function thread(onMessage: string) {
  const script = `import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', (message) => { ${onMessage} });`;
  const created = createThread(new URL(`data:text/javascript,${encodeURIComponent(script)}`), 'data');
  onTestFinished(created.end);
  return created;
}

test('answers one message after the other, and knows its data', async () => {
  const { ask } = thread('parentPort.postMessage([workerData, message]);');
  expect([await ask(1, 60_000), await ask(2, 60_000)]).toEqual([
    ['data', 1],
    ['data', 2],
  ]);
});

test.each([
  ['ends itself', 'process.exit(3);', 60_000, 'the thread exited with code 3'],
  ['throws', "throw new Error('broken');", 60_000, 'broken'],
  ['fails later', "Promise.reject(new Error('broken'));", 60_000, 'broken'],
  ['does not end', 'for (;;);', 300, 'it took longer than 0.3 seconds'],
  [
    'needs too much memory',
    "throw Object.assign(new Error(), { code: 'ERR_WORKER_OUT_OF_MEMORY' });",
    60_000,
    'out of memory',
  ],
])('a thread that %s is replaced', async (_, code, limit, reason) => {
  const { ask } = thread(`if (message !== 'stop') parentPort.postMessage({ message }); else { ${code} }`);
  expect(await ask(1, 60_000)).toEqual({ message: 1 });
  expect(await ask('stop', limit)).toEqual(new NoAnswer(reason));
  expect(await ask(2, 60_000)).toEqual({ message: 2 });
});

test('a script that does not exist gives no answer', async () => {
  const { ask } = createThread(new URL('file:///no/such/script.js'), undefined);
  expect(await ask(1, 60_000)).toBeInstanceOf(NoAnswer);
});
