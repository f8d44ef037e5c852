import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Action } from '#renderer/ui/action.tsx';
import { ConflictNotice } from '#renderer/ui/conflict-notice.tsx';
import { Dialog, useConfirm } from '#renderer/ui/dialog.tsx';
import { LongWork } from '#renderer/ui/long-work.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordHeader } from '#renderer/ui/record-header.tsx';
import { EmptyState, ErrorState, NoMatch, Skeleton } from '#renderer/ui/states.tsx';
import { Status, type StatusKind } from '#renderer/ui/status.tsx';
import { LASTING_MS, leaveWord, TOAST_MS, useToast } from '#renderer/ui/toast.tsx';
import { AppError } from '#shared/kernel/app-error.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { type Drawn, renderKit } from '#tests/support/render-page.tsx';

const plain = (text: string | null | undefined) => (text ?? '').replaceAll('\u00a0', ' ');
const nothing = () => undefined;

afterEach(() => {
  vi.useRealTimers();
});

describe('states', () => {
  it('says what to do first when there is nothing', async () => {
    const start = vi.fn<() => void>();
    await renderKit(
      <EmptyState
        icon={<i />}
        title="Nie ma jeszcze osób"
        text="Dodaj pierwszą."
        actions={<Action label="Nowa osoba" onClick={start} />}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Nowa osoba' }));
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('names the filters nothing passes and clears them', async () => {
    const clear = vi.fn<() => void>();
    await renderKit(<NoMatch title="Żadna z 38 osób nie pasuje" filters={['czynne', 'wiek 0–3']} onClear={clear} />);
    expect(plain(document.body.textContent)).toContain('Włączone filtry: czynne, wiek 0–3.');
    fireEvent.click(screen.getByRole('button', { name: 'Wyczyść filtry' }));
    expect(clear).toHaveBeenCalledTimes(1);
  });

  it('draws a skeleton only when loading takes longer', async () => {
    await renderKit(<p />);
    vi.useFakeTimers();
    const { render } = await import('@testing-library/react');
    render(<Skeleton />);
    expect(screen.queryByText('Wczytywanie')).toBeNull();
    act(() => {
      vi.advanceTimersByTime(300);
    });
    expect(screen.getByText('Wczytywanie')).toBeTruthy();
  });

  it('gives the number to quote, another try on F5, and nothing technical', async () => {
    const retry = vi.fn<() => void>();
    await renderKit(<ErrorState error={new AppError('INTERNAL', { reference: '7K2-Q4' })} onRetry={retry} />);
    expect(plain(screen.getByRole('alert').textContent)).toContain('podaj administratorowi numer 7K2-Q4');
    fireEvent.keyDown(document.body, { key: 'F5' });
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('shows how far long work is, what is left, and stops it', async () => {
    const stop = vi.fn<() => void>();
    await renderKit(<LongWork title="Kopia" progress={0.62} secondsLeft={4} step="Krok 3 z 4" onCancel={stop} />);
    expect(screen.getByRole('progressbar', { name: 'Kopia' }).getAttribute('aria-valuenow')).toBe('0.62');
    expect(plain(document.body.textContent)).toContain('62 %, zostało około 4 sekund');
    fireEvent.click(screen.getByRole('button', { name: 'Przerwij' }));
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('tells who changed the same entry and shows both versions', async () => {
    const keep = vi.fn<() => void>();
    await renderKit(
      <ConflictNotice
        who="Jan Kos"
        at={toInstant(Date.UTC(2026, 10, 20, 8, 12))}
        changed={['Adres', 'Uwagi']}
        fields={[{ label: 'Adres', mine: 'ul. Leśna 7', theirs: 'ul. Leśna 5' }]}
        onKeepMine={keep}
        onTakeTheirs={nothing}
      />,
    );
    const notice = screen.getByRole('alert');
    expect(plain(notice.textContent)).toContain('Jan Kos');
    expect(plain(notice.textContent)).toContain('09:12');
    expect(plain(notice.textContent)).toContain('Zmienione pola: Adres, Uwagi.');
    fireEvent.click(within(notice).getByRole('button', { name: 'Pokaż obie wersje' }));
    expect(within(notice).getByRole('row', { name: /Adres ul. Leśna 7 ul. Leśna 5/ })).toBeTruthy();
    fireEvent.click(within(notice).getByRole('button', { name: 'Zachowaj moją' }));
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it.each<StatusKind>(['late', 'look', 'running', 'planned', 'done'])(
    'says %s with a sign and a word',
    async (kind) => {
      await renderKit(<Status kind={kind}>słowo</Status>);
      const status = screen.getByText('słowo').parentElement;
      expect(status?.querySelector('svg')).not.toBeNull();
    },
  );
});

describe('page and record', () => {
  it('has one title, names the window after its list and no record, and offers its commands in a group', async () => {
    await renderKit(
      <Page
        title="Osoby"
        count="38 z 312 osób"
        breadcrumb={[{ label: 'Wyżej', to: '/rodziny' }, { label: 'Osoby' }]}
        actions={<Action kind="primary" label="Nowa osoba" shortcut="Ctrl+N" onClick={nothing} />}
        head={
          <RecordHeader
            facts={[{ label: 'Adres', value: 'ul. Leśna 5' }]}
            tabs={[{ key: 'a', label: 'Karta' }]}
            tab="a"
          />
        }
        hints={[{ keys: ['Enter'], label: 'otwórz' }]}
      >
        treść
      </Page>,
    );
    expect(screen.getByRole('heading', { level: 1, name: 'Osoby' })).toBeTruthy();
    expect(document.title).toBe('Wyżej – Ostoja');
    const action = within(screen.getByRole('group', { name: 'Polecenia' })).getByRole('button', { name: /Nowa osoba/ });
    expect(action.getAttribute('aria-keyshortcuts')).toBe('Alt+N');
    expect(screen.getByRole('link', { name: 'Wyżej' }).getAttribute('href')).toBe('#/rodziny');
    expect(screen.getByText('Adres').tagName).toBe('DT');
    expect(screen.getByRole('tab', { name: 'Karta', selected: true })).toBeTruthy();
    expect(screen.getByRole('group', { name: 'Klawisze' }).textContent).toContain('otwórz');
  });

  it('runs a command by its shortcut, and by the one a browser leaves free', async () => {
    const run = vi.fn<() => void>();
    await renderKit(<Action label="Nowa osoba" shortcut="Ctrl+N" onClick={run} />);
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'n', altKey: true });
    fireEvent.keyDown(document.body, { key: 'n', altKey: true, ctrlKey: true });
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('keeps a blocked command in reach of the keyboard and says why it is blocked', async () => {
    const run = vi.fn<() => void>();
    await renderKit(<Action label="Zamknij spotkanie" disabledReason="Najpierw oznacz wszystkich." onClick={run} />);
    const button = screen.getByRole('button', { name: 'Zamknij spotkanie' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.focus();
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    expect(run).not.toHaveBeenCalled();
  });
});

function Undoable({ undo }: { readonly undo: () => Promise<void> }) {
  const toast = useToast();
  return (
    <>
      <button type="button" onClick={() => toast({ text: 'Zapisano.', undo: { run: undo, done: 'Przywrócono.' } })}>
        zrób
      </button>
      <input aria-label="pole" />
    </>
  );
}

describe('toast', () => {
  const toastShown = () => screen.queryByRole('group', { name: 'Zapisano.' });
  const make = () => fireEvent.click(screen.getByRole('button', { name: 'zrób' }));

  it('takes the step back by its button and by Ctrl+Z, once', async () => {
    const undo = vi.fn(() => Promise.resolve());
    await renderKit(<Undoable undo={undo} />);
    make();
    fireEvent.click(screen.getByRole('button', { name: 'Cofnij' }));
    make();
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(undo).toHaveBeenCalledTimes(2);
    expect(toastShown()).toBeNull();
  });

  it('of several that can be taken back, only the one that Ctrl+Z takes shows the key', async () => {
    const undo = vi.fn(() => Promise.resolve());
    await renderKit(<Undoable undo={undo} />);
    make();
    make();
    const shown = screen.getAllByRole('group', { name: 'Zapisano.' });
    expect(shown.map((one) => one.querySelectorAll('kbd').length)).toEqual([0, 2]);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(toastShown()).toBe(shown[0]);
    expect(shown[0]?.querySelectorAll('kbd')).toHaveLength(2);
  });

  it('says that the step is taken back only when it is', async () => {
    const answer = Promise.withResolvers<void>();
    await renderKit(<Undoable undo={() => answer.promise} />);
    make();
    fireEvent.click(screen.getByRole('button', { name: 'Cofnij' }));
    expect(screen.queryByText('Przywrócono.')).toBeNull();
    await act(async () => answer.resolve());
    expect(screen.getByRole('group', { name: 'Przywrócono.' })).toBeTruthy();
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('Przywrócono.');
  });

  it('says that and why the step is not taken back', async () => {
    await renderKit(<Undoable undo={() => Promise.reject(new AppError('ALREADY_DONE'))} />);
    make();
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Cofnij' })));
    expect(screen.getByRole('group', { name: /^Nie cofnięto\. ./ })).toBeTruthy();
    expect(screen.queryByText('Przywrócono.')).toBeNull();
  });

  it('says in the next tree what was left for it, and keeps it until it is closed', async () => {
    leaveWord({ text: 'Cofnięte.' })();
    leaveWord({ text: 'Klucz jest ważny.', lasting: true });
    await renderKit(<p />);
    expect(screen.getByRole('group', { name: 'Klucz jest ważny.' })).toBeTruthy();
    expect(screen.queryByText('Cofnięte.')).toBeNull();
    vi.useFakeTimers();
    act(() => {
      vi.advanceTimersByTime(TOAST_MS * 3);
    });
    fireEvent.click(screen.getByRole('button', { name: 'Zamknij' }));
    expect(screen.queryByRole('group', { name: 'Klucz jest ważny.' })).toBeNull();
  });

  const passes = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });
  const lastingShown = () => screen.queryByRole('group', { name: 'Klucz jest ważny.' });

  it.each([
    ['clicks', () => fireEvent.click(screen.getByLabelText('pole'))],
    ['goes to another screen by a key', ({ history }: Drawn) => act(() => history.push('/pulpit?dalej=1'))],
  ])('keeps what must be read until its reader %s, and a while longer', async (_how, goOn) => {
    leaveWord({ text: 'Klucz jest ważny.', lasting: true });
    const drawn = await renderKit(<input aria-label="pole" />);
    expect(lastingShown()).not.toBeNull();
    vi.useFakeTimers();
    act(() => drawn.history.replace('/pulpit?dalej=2'));
    passes(LASTING_MS * 3);
    expect(lastingShown()).not.toBeNull();
    goOn(drawn);
    passes(LASTING_MS - 1);
    expect(lastingShown()).not.toBeNull();
    passes(1);
    expect(lastingShown()).toBeNull();
  });

  it('does not take the click that brought it for reading', async () => {
    const Telling = () => {
      const toast = useToast();
      return (
        <button type="button" onClick={() => toast({ text: 'Klucz jest ważny.', lasting: true })}>
          powiedz
        </button>
      );
    };
    await renderKit(<Telling />);
    vi.useFakeTimers();
    fireEvent.click(screen.getByRole('button', { name: 'powiedz' }));
    passes(LASTING_MS * 3);
    expect(lastingShown()).not.toBeNull();
  });

  it('leaves Ctrl+Z to the field that is being typed in', async () => {
    const undo = vi.fn(() => Promise.resolve());
    await renderKit(<Undoable undo={undo} />);
    make();
    const field = screen.getByLabelText('pole');
    field.focus();
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(undo).not.toHaveBeenCalled();
  });

  it('goes by itself, but not while it has the focus', async () => {
    await renderKit(<Undoable undo={() => Promise.resolve()} />);
    vi.useFakeTimers();
    make();
    fireEvent.focus(screen.getByRole('button', { name: 'Cofnij' }));
    act(() => {
      vi.advanceTimersByTime(TOAST_MS * 2);
    });
    expect(toastShown()).not.toBeNull();
    fireEvent.blur(screen.getByRole('button', { name: 'Cofnij' }));
    act(() => {
      vi.advanceTimersByTime(TOAST_MS);
    });
    expect(toastShown()).toBeNull();
  });
});

function Asking({ onAnswer }: { readonly onAnswer: (yes: boolean) => void }) {
  const confirm = useConfirm();
  const ask = () =>
    void confirm({ title: 'Archiwizować?', text: 'Wpis zniknie z list.', confirm: 'Archiwizuj' }).then(onAnswer);
  return (
    <button type="button" onClick={ask}>
      pytaj
    </button>
  );
}

describe('dialogs', () => {
  it('answers by the verb of what happens, and by cancelling', async () => {
    const answer = vi.fn<(yes: boolean) => void>();
    await renderKit(<Asking onAnswer={answer} />);
    fireEvent.click(screen.getByRole('button', { name: 'pytaj' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Archiwizuj' }));
    await waitFor(() => expect(answer).toHaveBeenLastCalledWith(true));
    fireEvent.click(await screen.findByRole('button', { name: 'pytaj' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Anuluj' }));
    await waitFor(() => expect(answer).toHaveBeenLastCalledWith(false));
  });

  it('holds commands of the page back while it is open', async () => {
    const run = vi.fn<() => void>();
    await renderKit(
      <>
        <Action label="Zapisz" shortcut="Ctrl+S" onClick={run} />
        <Dialog title="Okno" onClose={nothing}>
          treść
        </Dialog>
      </>,
    );
    await screen.findByRole('dialog', { name: 'Okno' });
    fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('refuses a modal over a modal', async () => {
    vi.spyOn(console, 'error').mockImplementation(nothing);
    await renderKit(
      <Dialog title="Pierwsze" onClose={nothing}>
        <Dialog title="Drugie" onClose={nothing}>
          treść
        </Dialog>
      </Dialog>,
    );
    expect(screen.queryByRole('dialog', { name: 'Drugie' })).toBeNull();
    expect(await screen.findByRole('heading', { name: 'Tego ekranu nie udało się pokazać', level: 1 })).toBeTruthy();
    vi.restoreAllMocks();
  });
});
