import { DEMO_NOTES } from '#db/demo/work-texts.ts';
import { Random } from '#db/demo/random.ts';
import { insertNotes } from '#db/repositories/notes.repository.ts';
import { asFamilyId, asRecordId, asUserId } from '#db/repositories/values.ts';
import { type OfficeDatabase, openOffice } from '#db/sqlite/office-database.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { addDays, today } from '#shared/kernel/local-date.ts';

import { credentialsOf, MANAGER, type Credentials } from '../bench-office.ts';
import { BenchContext } from '../context.ts';
import { type Figure, time, timed } from '../figures.ts';
import type { BenchRows } from './index.ts';

const NOTES = 200_000;
const NOTES_AT_ONCE = 5_000;
const WORDS = 40;
const VOCABULARY = 30_000;
const LIMIT = 100;
/** A common word, a rare one, the beginning of one, two words, a typing error. */
const SEARCHES = ['szkoly', 'zdzblo', 'wiz', 'rozmowa mieszkanie', 'miezkaniu', 'wniosek raty', 'psycholog', 'ba'];
const SYLLABLES = ['ba', 'ce', 'do', 'fi', 'gu', 'ka', 'le', 'mo', 'ni', 'pu', 'ra', 'se', 'to', 'wi', 'zu', 'cho'];

/** An office of its own: the notes would weigh on every other row. */
export const notesRows: readonly BenchRows[] = [
  {
    names: ['notes.search'],
    measure: async (shared) => {
      const context = new BenchContext();
      try {
        const office = await context.office();
        const database = await openOffice({ file: office.file, key: await office.databaseKey() });
        try {
          await fillNotes(database, NOTES);
        } finally {
          await database.close();
        }
        return [
          await searched(context, 'notes.search', MANAGER),
          await searched(context, 'notes.search.own', credentialsOf('katarzyna.pracownik')),
        ];
      } finally {
        for (const [name, delay] of context.delays) shared.delays.set(name, delay);
        await context.close();
      }
    },
  },
];

async function searched(context: BenchContext, name: string, credentials: Credentials): Promise<Figure> {
  const { client } = await context.core();
  await client.session.signIn(credentials);
  // Every second search finds families not found before, so that it leaves a row of the log.
  const words = vocabularyOf(new Random(7));
  const once = (round: number) =>
    client.notes.search({
      text: (round % 2 === 0 ? SEARCHES[(round / 2) % SEARCHES.length] : words[round * 11]) ?? '',
    });
  const samples = await context.watched(name, () => time(once, { rounds: 160, warmUp: 2 * SEARCHES.length }));
  await client.session.signOut({});
  return timed(name, samples, { limit: LIMIT });
}

/** The rare words of the notes; the same ones for the same numbers. */
function vocabularyOf(random: Random): readonly string[] {
  return Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + random.between(0, 3) }, () => random.pick(SYLLABLES)).join(''),
  );
}

/** So many notes of rare and common words, spread over all families. */
export async function fillNotes(database: OfficeDatabase, count: number): Promise<void> {
  const random = new Random(7);
  const vocabulary = vocabularyOf(random);
  const now = toInstant(Date.now());
  const { families, by } = await database.read(async (r) => ({
    families: await r.selectFrom('families').select('id').execute(),
    by: asUserId((await r.selectFrom('users').select('id').executeTakeFirstOrThrow()).id),
  }));
  for (let made = 0; made < count; made += NOTES_AT_ONCE) {
    const notes = Array.from({ length: NOTES_AT_ONCE }, (_, index) => {
      const place = made + index;
      const common = DEMO_NOTES[place % DEMO_NOTES.length]?.text ?? '';
      const rare = Array.from({ length: WORDS }, () => random.pick(vocabulary)).join(' ');
      const text = `${common} ${rare}${place % 50_000 === 0 ? ' źdźbło' : ''}`;
      const fields = { kind: 'home-visit', atMinute: null, personIds: [], userIds: [], others: null, text } as const;
      return {
        id: asRecordId(crypto.randomUUID()),
        record: { kind: 'family', id: asFamilyId(families[place % families.length]?.id ?? '') } as const,
        fields: { ...fields, personIds: [], userIds: [], on: addDays(today(now), -(place % 2_000)) },
        change: { by, at: now },
      };
    });
    await database.write((tx) => insertNotes(tx, notes));
  }
}
