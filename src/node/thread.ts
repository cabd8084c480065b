import type { Worker } from 'node:worker_threads';

/** What `ask` returns for a thread that gave no answer. */
export class NoAnswer {
  constructor(readonly reason: string) {}
}

/** Another thread, which answers one message at a time. */
export interface Thread {
  /**
   * Sends a message, and waits for the answer or a `NoAnswer`. A thread that ends, or does not answer in time, is
   * replaced for the next message.
   *
   * @param limit milliseconds
   */
  readonly ask: (message: unknown, limit: number) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

/**
 * Starts a thread with the first message.
 *
 * @param script a module that answers each message of its parent port
 * @param data its `workerData`
 */
export function createThread(script: URL, data: unknown): Thread {
  let worker: Worker | undefined;
  let settle = (_: unknown) => {};
  const start = async (): Promise<Worker> => {
    const { Worker } = await import('node:worker_threads'); // not at start: few runs have threads
    const started = new Worker(script, { workerData: data });
    const fail = (reason: string) => started === worker && settle(new NoAnswer(reason));
    started.on('message', (answer) => started === worker && settle(answer));
    started.on('error', (error) => fail(reasonFor(error)));
    started.on('exit', (code) => fail(`the thread exited with code ${code}`));
    return started;
  };
  const end = async () => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const ask = async (message: unknown, limit: number) => {
    worker ??= await start();
    worker.postMessage(message);
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<unknown>((resolve) => {
      settle = resolve;
      timer = setTimeout(resolve, limit, new NoAnswer(`it took longer than ${limit / 1000} seconds`));
    });
    clearTimeout(timer);
    if (answer instanceof NoAnswer) await end();
    return answer;
  };
  return { ask, end };
}

function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.message;
}
