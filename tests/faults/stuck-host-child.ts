import { Worker } from 'node:worker_threads';

import { endWithParent } from '#preview/lifetime.ts';

/** A host whose database is in the middle of a query without end when it is told to leave. */
const QUERY = `
  const Database = require('better-sqlite3');
  require('node:worker_threads').parentPort.postMessage('busy');
  new Database(':memory:')
    .prepare('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c')
    .get();
`;

process.on('exit', () => process.stdout.write('left\n'));
endWithParent(null, () => new Promise(() => undefined));
new Worker(QUERY, { eval: true }).once('message', () => process.stdout.write('busy\n'));
