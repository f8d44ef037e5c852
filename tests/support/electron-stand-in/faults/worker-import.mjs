import { Worker } from 'node:worker_threads';

new Worker(new URL('./importing-thread.mjs', import.meta.url));
