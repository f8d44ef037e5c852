import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { backupsRoutes } from '#renderer/features/backups/index.ts';
import type { BackupRow, PrepareRestoreEvent, RestoreEvent } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { userId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { type SampleAnswer, sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const AT = instant.parse('2026-11-20T10:00:00.000Z');
const ID = '0199a1b2-0000-4000-8000-000000000201';
const FACTS = { people: 1, families: 0, notes: 0, users: 2, lastChangeAt: null };

const BACKUP: BackupRow = {
  id: ID,
  targetId: '0199a1b2-0000-4000-8000-000000000202',
  targetName: 'Dysk w sejfie',
  reason: 'hand',
  createdAt: AT,
  provedAt: AT,
  bytes: 1_000_000,
  programVersion: '0.0.0',
  recovery: [],
  testedAt: null,
  failedTestAt: null,
};
const PREPARED: PrepareRestoreEvent = {
  kind: 'result',
  administrators: [],
  now: FACTS,
  backup: {
    preparedId: '0199a1b2-0000-4000-8000-000000000203',
    officeName: 'Ośrodek',
    createdAt: AT,
    programVersion: '0.0.0',
    older: false,
    facts: FACTS,
  },
};

type Phase = Extract<RestoreEvent, { kind: 'progress' }>['phase'];

/** A restore that goes on as the test says, and is stopped as the program's is: by leaving its stream. */
function restoring() {
  const asked: unknown[] = [];
  const signals: AbortSignal[] = [];
  const waiting: RestoreEvent[] = [];
  let wake = Promise.withResolvers<void>();
  const tell = async (phase: Phase): Promise<void> => {
    waiting.push({ kind: 'progress', targetName: '', phase, done: 1, total: 2 });
    await act(async () => {
      wake.resolve();
      await Promise.resolve();
    });
  };
  const answer: SampleAnswer = (input, signal) => {
    asked.push(input);
    if (signal !== undefined) signals.push(signal);
    return (async function* stream() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else {
          wake = Promise.withResolvers<void>();
          signal?.addEventListener('abort', () => wake.reject(new DOMException('stopped', 'AbortError')));
          await wake.promise;
        }
      }
    })();
  };
  return { asked, signals, tell, answer };
}

/** The last step of a restore of a listed backup, everything read. */
async function lastStep(restore: SampleAnswer, read: PrepareRestoreEvent = PREPARED): Promise<void> {
  const inspected = {
    state: 'whole',
    part: null,
    bytes: 1_000_000,
    label: 'good',
    createdAt: AT,
    programVersion: '0.0.0',
    recovery: [],
  };
  const answers: Record<string, SampleAnswer> = {
    'backups.list': () => [BACKUP],
    'backups.offeredFiles': () => [],
    'backups.inspect': () => inspected,
    'backups.prepareRestore': () =>
      (async function* stream() {
        yield await Promise.resolve(read);
      })(),
    'backups.leaveRestore': () => ({}),
    'backups.restore': restore,
  };
  await renderProgram({
    routes: backupsRoutes,
    path: `/kopie-zapasowe/odtwarzanie?backup=${ID}`,
    office: sampleOffice({ demo: false, answers }),
  });
  await screen.findByText('Plik jest cały.');
  await press('Dalej');
  await press('Sprawdź całą kopię');
  await screen.findByRole('heading', { name: 'Kopia jest cała' });
  await press('Dalej');
}

/** As read: spaces after one-letter words do not break. */
const named = (name: string): RegExp => new RegExp(`^${name.replaceAll(' ', '\\s')}$`);
const press = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name: named(name) }));
};
const stopButton = (): HTMLElement | null => screen.queryByRole('button', { name: 'Przerwij' });

describe('cancelling a restore', () => {
  it.each(['copying', 'writing', 'proving'] as const)('is offered while it is %s, and stops it', async (phase) => {
    const restore = restoring();
    await lastStep(restore.answer);
    await press('Odtwórz i wyloguj');
    await restore.tell(phase);
    const stop = await screen.findByRole('button', { name: 'Przerwij' });
    fireEvent.click(stop);
    expect(restore.signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await screen.findAllByText('Przerwano. Dane i poprzednie kopie są bez zmian.')).not.toEqual([]);
    // The question is there again: nothing has changed.
    expect(await screen.findByRole('button', { name: named('Odtwórz i wyloguj') })).toBeTruthy();
  });

  it('is not offered any more from the exchange of the data on', async () => {
    const restore = restoring();
    await lastStep(restore.answer);
    await press('Odtwórz i wyloguj');
    await restore.tell('proving');
    await screen.findByRole('button', { name: 'Przerwij' });
    await restore.tell('final');
    await screen.findByText('Zamiana danych. Teraz nie można już przerwać.');
    expect(stopButton()).toBeNull();
    // The way off the page is closed too.
    const leave = screen.getByRole('button', { name: /^Anuluj/ });
    expect(leave.getAttribute('aria-disabled') ?? leave.getAttribute('disabled')).not.toBeNull();
    expect(restore.signals.map(({ aborted }) => aborted)).toEqual([false]);
  });
});

describe('a restore without a backup of the present data', () => {
  const refused = (places: readonly { name: string; why: string }[]) => {
    const restore = restoring();
    const answer: SampleAnswer = (input, signal) => {
      const { withoutBackup } = input as { readonly withoutBackup: boolean };
      if (withoutBackup) return restore.answer(input, signal);
      restore.asked.push(input);
      throw new AppError('RULE_BROKEN', { rule: 'no-backup-before', places });
    };
    return { ...restore, answer };
  };
  const asked = ({ asked: all }: ReturnType<typeof restoring>) =>
    all.map((input) => (input as { readonly withoutBackup: boolean }).withoutBackup);

  it('says why, and goes on only after a yes', async () => {
    const restore = refused([{ name: 'Dysk w sejfie', why: 'TARGET_READ_ONLY' }]);
    await lastStep(restore.answer);
    await press('Odtwórz i wyloguj');
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(/Dysk w\ssejfie: W\smiejscu na kopie nie można zapisywać/);
    expect(dialog.textContent).toContain('Droga powrotna');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Anuluj' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(asked(restore)).toEqual([false]);

    await press('Odtwórz i wyloguj');
    await press('Odtwórz bez kopii');
    await waitFor(() => expect(asked(restore)).toEqual([false, false, true]));
  });

  it('says that there is no place for one', async () => {
    await lastStep(refused([]).answer);
    await press('Odtwórz i wyloguj');
    expect((await screen.findByRole('alertdialog')).textContent).toMatch(/nie wskazano żadnego miejsca na kopie/);
  });
});

describe('a backup whose administrators have no key today', () => {
  const first = {
    id: userId.parse('0199a1b2-0000-4000-8000-000000000204'),
    displayName: 'Ewa Zając',
    login: 'ewa.zajac',
  };
  const read: PrepareRestoreEvent = { ...PREPARED, administrators: [first] };
  const type = async (label: string, value: string): Promise<void> => {
    fireEvent.change(await screen.findByLabelText(new RegExp(`^${label}`)), { target: { value } });
  };

  it('asks for a new password of one of them, and restores with it', async () => {
    const restore = restoring();
    await lastStep(restore.answer, read);
    expect(await screen.findByText(/Żaden administrator z\stej kopii/)).toBeTruthy();
    await press('Odtwórz i wyloguj');
    expect(restore.asked, 'without a password nothing is asked of the program').toEqual([]);
    await type('Nowe hasło', 'zielona łódka na 7 jeziorach');
    await type('Powtórz nowe hasło', 'zielona łódka na 7 jeziorach');
    await press('Odtwórz i wyloguj');
    const owner = { userId: first.id, newPassword: 'zielona łódka na 7 jeziorach' };
    await waitFor(() => expect(restore.asked).toMatchObject([{ withoutBackup: false, owner }]));
    await restore.tell('proving');
    expect(await screen.findByRole('button', { name: 'Przerwij' })).toBeTruthy();
  });

  it('keeps what was typed when the password is refused, and tells it at its field', async () => {
    const answer: SampleAnswer = () => {
      const fields = [{ path: 'owner.newPassword', message: 'Hasło: wybierz trudniejsze.' }];
      throw new AppError('INVALID_INPUT', { fields });
    };
    await lastStep(answer, read);
    await type('Nowe hasło', 'ewa.zajac 2026');
    await type('Powtórz nowe hasło', 'ewa.zajac 2026');
    await press('Odtwórz i wyloguj');
    const field = await screen.findByLabelText(/^Nowe hasło/);
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(field).toHaveProperty('value', 'ewa.zajac 2026');
  });
});
