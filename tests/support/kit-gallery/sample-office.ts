import type { ClientContext, ClientLink } from '@orpc/client';
import { officeOver, type Office } from '#renderer/client/index.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import { userId } from '#shared/kernel/ids.ts';

const SURNAMES = ['Adamczyk', 'Bąk', 'Brzoza', 'Ciesielska', 'Czyż', 'Ćwik', 'Dąbek', 'Gajda', 'Łapa', 'Śliwa', 'Żuk'];
const NAMES = ['Anna', 'Barbara', 'Celina', 'Dorota', 'Ewa', 'Hanna', 'Irena'];

export type SampleRow = {
  readonly id: string;
  readonly surname: string;
  readonly firstName: string;
  readonly born: string;
  readonly address: string;
  readonly worker: string;
  readonly late: boolean;
};

/** Rows with letters of every kind; the same number gives the same row. */
export function sampleRow(index: number): SampleRow {
  const surname = SURNAMES[index % SURNAMES.length] ?? '';
  return {
    id: `row-${index}`,
    surname: index < SURNAMES.length ? surname : `${surname} ${index}`,
    firstName: NAMES[index % NAMES.length] ?? '',
    born: `19${10 + (index % 90)}-0${1 + (index % 9)}-1${index % 10}`,
    address: `ul. Klonowa ${index + 1}, Jaworzec`,
    worker: 'Maria Zając',
    late: index % 5 === 3,
  };
}

export const SAMPLE_COUNT = 5000;

export function sampleStatus(demo: boolean, kind: SessionStatus['host']['kind'] = 'preview'): SessionStatus {
  return {
    session: {
      state: 'signed-in',
      user: {
        id: userId.parse('0199a1b2-0000-7000-8000-000000000001'),
        displayName: 'Maria Zając',
        login: 'maria',
        roles: ['worker', 'manager', 'administrator'],
        mustChangePassword: false,
      },
      office: { name: 'Ośrodek Pomocy Społecznej', shortName: 'OPS w Jaworzcu' },
      writable: true,
    },
    host: { kind, canSavePdf: false, demo, version: '0.0.0', idleLockMinutes: 10 },
  };
}

function endless(status: SessionStatus, signal: AbortSignal | undefined): AsyncGenerator<SessionStatus> {
  return (async function* watch() {
    yield status;
    await new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  })();
}

export type SampleAnswer = (input: unknown, signal: AbortSignal | undefined) => unknown;

/** An office that answers from samples, for looking at the kit without a host. `answers` go by the procedure's name. */
export function sampleOffice(options: {
  readonly demo: boolean;
  /** The program stands on this failure instead. */
  readonly failed?: Extract<SessionStatus['session'], { state: 'failed' }>;
  readonly host?: SessionStatus['host']['kind'];
  readonly answers?: Readonly<Record<string, SampleAnswer>>;
}): Office {
  const working = sampleStatus(options.demo, options.host);
  const status = options.failed === undefined ? working : { ...working, session: options.failed };
  const answers: Readonly<Record<string, SampleAnswer>> = {
    'session.watch': (_input, signal) => endless(status, signal),
    'session.status': () => status,
    'preferences.all': () => ({}),
    'drafts.offered': () => [],
    'filters.all': () => [],
    'drafts.waiting': () => [],
    'people.list': () => ({ rows: [], count: 0, total: 0 }),
    'notes.search': () => [],
    'families.list': () => ({ rows: [], count: 0, total: 0 }),
    'backups.health': () => ({ state: 'ok', problems: [], lastProved: null, lastTestAt: null, running: false }),
    'session.provedBackups': () => [
      {
        id: 'b0000000-0000-4000-8000-000000000001',
        createdAt: '2026-11-20T14:31:00.000Z',
        provedAt: '2026-11-20T14:32:00.000Z',
        placeName: 'Pendrive w sejfie',
        placeKind: 'usb',
        folder: 'E:\\Kopie Ostoi',
        fileName: 'ostoja-20261120-143100-b0000000.tar.age',
      },
    ],
    ...options.answers,
  };
  const link: ClientLink<ClientContext> = {
    // An answer that throws refuses the call, as the office would.
    call: async (path, input, callOptions) => (await answers[path.join('.')]?.(input, callOptions.signal)) ?? {},
  };
  return officeOver(link, () => Promise.resolve({ kind: 'cancelled' }));
}
