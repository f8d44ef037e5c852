import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { auditRoutes, auditScreen } from '#renderer/features/audit/index.ts';
import { screenPath } from '#renderer/ui/screen.ts';
import {
  type AuditFilter,
  auditListInput,
  auditRow,
  type AuditVerifyEvent,
} from '#shared/features/audit/audit.schema.ts';
import { type SampleAnswer, sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const ROWS = [
  auditRow.parse({
    seq: 2,
    at: '2026-11-20T10:00:00.000Z',
    userId: null,
    userName: 'Anna Hebda',
    kind: 'command',
    action: 'people.correct',
    fields: ['surname', 'address'],
    subjects: [{ kind: 'person', id: 'a', label: 'Kos Jan' }],
    subjectCount: 1,
    subjectCounts: { person: 1, family: 0, home: 0, user: 0, office: 0 },
  }),
  auditRow.parse({
    seq: 1,
    at: '2026-11-19T10:00:00.000Z',
    userId: null,
    userName: null,
    kind: 'view',
    action: 'people.open',
    fields: [],
    subjects: [{ kind: 'person', id: 'b', label: null }],
    subjectCount: 3,
    subjectCounts: { person: 3, family: 0, home: 0, user: 0, office: 0 },
  }),
  auditRow.parse({
    seq: 3,
    at: '2026-11-18T10:00:00.000Z',
    userId: null,
    userName: 'Anna Hebda',
    kind: 'view',
    action: 'people.exportList',
    fields: [],
    subjects: [{ kind: 'person', id: 'b', label: 'Kos Jan' }],
    subjectCount: 11,
    subjectCounts: { person: 6, family: 5, home: 0, user: 0, office: 0 },
  }),
];

function office(answers: Readonly<Record<string, SampleAnswer>> = {}) {
  const asked: AuditFilter[] = [];
  const list: SampleAnswer = (input) => {
    asked.push(auditListInput.parse(input).filter);
    return { rows: ROWS, count: ROWS.length };
  };
  const choices = () => ({ users: [], actions: ['people.open'] });
  return {
    asked,
    office: sampleOffice({ demo: false, answers: { 'audit.list': list, 'audit.listChoices': choices, ...answers } }),
  };
}

const open = (path: string, answers?: Readonly<Record<string, SampleAnswer>>) => {
  const sample = office(answers);
  return renderProgram({ routes: auditRoutes, path, office: sample.office }).then(() => sample);
};

const verifying = (events: readonly AuditVerifyEvent[], signals: AbortSignal[] = []): SampleAnswer =>
  function verify(_input, signal) {
    if (signal !== undefined) signals.push(signal);
    return (async function* stream() {
      yield* events;
      if (events.at(-1)?.kind === 'result') return;
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
      });
    })();
  };

describe('the log', () => {
  it('says what happened in words, to whom, and leaves unnamed what may not be named', async () => {
    await open('/dziennik');
    const row = await screen.findByRole('row', { name: /zmiana danych osoby/ });
    expect(within(row).getByText('nazwisko, adres')).toBeTruthy();
    expect(within(row).getByRole('link', { name: 'Kos Jan' }).getAttribute('href')).toBe('#/osoby/a');
    const other = screen.getByRole('row', { name: /otwarcie karty osoby/ });
    expect(within(other).queryByRole('link')).toBeNull();
    expect(within(other).getByText(/i\s2\swięcej/)).toBeTruthy();
    // Of a list of people with their families neither is counted as the other.
    const list = screen.getByRole('row', { name: /eksport listy osób/ });
    expect(within(list).getByText(/^6\sosób, 5\srodzin$/)).toBeTruthy();
  });

  it('is narrowed to one record by the address, as a card links to it', async () => {
    const { asked } = await open(screenPath(auditScreen, {}, { subject: { kind: 'person', id: 'a' } }));
    await screen.findByRole('button', { name: /^Usuń filtr: Dotyczy: Kos/ });
    expect(asked).toContainEqual(expect.objectContaining({ subject: { kind: 'person', id: 'a' } }));
    fireEvent.click(screen.getByRole('button', { name: /^Usuń filtr: Dotyczy/ }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Usuń filtr/ })).toBeNull());
  });
});

describe('the days of the log', () => {
  it('that are none or the wrong way round are told beside the field', async () => {
    const { asked } = await open('/dziennik');
    const [from, to] = ['Od dnia', 'Do dnia'].map((name) => screen.getByRole('textbox', { name }));
    if (from === undefined || to === undefined) throw new Error('no fields');
    const type = (input: HTMLElement, text: string) => fireEvent.change(input, { target: { value: text } });
    type(to, 'abc');
    fireEvent.keyDown(to, { key: 'Enter' });
    expect(to).toHaveProperty('value', 'abc');
    expect(screen.getByRole('alert').textContent).toMatch(/^Wpisz datę w\spostaci 21/);
    expect(to.getAttribute('aria-invalid')).toBe('true');
    type(to, '1.1.2020');
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() => expect(asked).toContainEqual(expect.objectContaining({ to: '2020-01-01' })));
    type(from, '5.5.2030');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Podaj dzień nie wcześniejszy niż/);
    expect(to.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('verification of the log', () => {
  it('ends in a sentence with the number of rows', async () => {
    await open('/dziennik', {
      'audit.verify': verifying([
        { kind: 'progress', checked: 1, total: 2 },
        { kind: 'result', ok: true, checked: 2, brokenAt: null, reason: null },
      ]),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Sprawdź dziennik' }));
    expect(await screen.findByText(/Dziennik jest w\sporządku. Sprawdzono 2\szapisy/)).toBeTruthy();
  });

  it('names the first bad row and what to do', async () => {
    await open('/dziennik', {
      'audit.verify': verifying([{ kind: 'result', ok: false, checked: 6, brokenAt: 7, reason: 'row-changed' }]),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Sprawdź dziennik' }));
    expect(await screen.findByText(/nie zgadza się od zapisu nr\s7/)).toBeTruthy();
    expect(screen.getByText(/Niczego nie usuwaj/)).toBeTruthy();
  });

  it('shows how far it is and stops when told to, closing the stream', async () => {
    const signals: AbortSignal[] = [];
    await open('/dziennik', { 'audit.verify': verifying([{ kind: 'progress', checked: 500, total: 2000 }], signals) });
    fireEvent.click(screen.getByRole('button', { name: 'Sprawdź dziennik' }));
    expect(await screen.findByText(/^25\s%/)).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Sprawdzanie dziennika' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Przerwij' }));
    expect(await screen.findByText(/Sprawdzanie przerwano/)).toBeTruthy();
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });
});
