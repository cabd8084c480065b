import { parentPort, workerData } from 'node:worker_threads';
import { answerJobs } from './cli/answer-jobs.js';
import { nodeFiles } from './node/files.js';

// The script of a thread: transforms the specs that it is sent.
const answer = answerJobs({ ...workerData, files: nodeFiles });
parentPort?.on('message', async (message) => parentPort?.postMessage(await answer(message)));
