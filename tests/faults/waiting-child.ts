/**
 * A program that somebody signs in to, locks and leaves while the file is still checked after an unclean end, and that is
 * killed then: node waiting-child.ts <folder>
 */
import { DatabaseThread } from '#db/sqlite/thread-client.ts';
import { composeTestCore, signInAs } from '#tests/support/core.ts';

/** The check of the file never ends in this program. */
function neverChecked(): void {
  const whole = Object.getOwnPropertyDescriptor(DatabaseThread.prototype, 'call')?.value as DatabaseThread['call'];
  DatabaseThread.prototype.call = async function call(this: DatabaseThread, request) {
    return await (request.op === 'check' ? new Promise(() => undefined) : whole.call(this, request));
  };
}

const dir = process.argv[2];
if (dir === undefined) throw new Error('a folder is needed');
neverChecked();
const office = await composeTestCore({ dir });
const client = office.client('session-of-a-killed-program-01');
await signInAs(client, 'anna.kierownik');
office.clock.advance(60);
await client.session.lock({});
process.kill(process.pid, 'SIGKILL');
