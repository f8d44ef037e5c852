import '#tests/support/page-environment.ts';
import { FluentProvider } from '@fluentui/react-components';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { DeathDialog } from '#renderer/features/people/death-dialog.tsx';
import type { DeathPreview } from '#shared/features/people/life.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

afterEach(cleanup);

const from = asLocalDate('2020-02-02');
const stay = { kind: 'membership', name: 'Krukowie', from, to: null } as const;
const note = { kind: 'note', from: asLocalDate('2025-01-10'), to: asLocalDate('2025-01-10') } as const;

function ask(found: Pick<DeathPreview, 'ends' | 'untidy'>): boolean[] {
  const answers: boolean[] = [];
  render(
    <FluentProvider>
      <DeathDialog
        preview={{ day: asLocalDate('2024-03-12'), ...found }}
        onAnswer={(end) => answers.push(end)}
        onClose={() => undefined}
      />
    </FluentProvider>,
  );
  return answers;
}
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

test('what a death ends stands in the question, and is ended or kept as answered', () => {
  const answers = ask({ ends: [stay], untidy: [note] });
  const words = screen.getByRole('alertdialog').textContent.replaceAll('\u00a0', ' ');
  expect(words).toContain('Z dniem 12.03.2024 skończy się:');
  expect(words).toContain('pobyt w rodzinie Krukowie od 02.02.2020');
  expect(words).toContain('udział w notatce z 10.01.2025');
  click('Zapisz i\u00a0zakończ');
  click('Zapisz bez kończenia');
  expect(answers).toEqual([true, false]);
});

test('where nothing ends there is only a look at what lies after it', () => {
  const answers = ask({ ends: [], untidy: [note] });
  expect(screen.queryByRole('button', { name: 'Zapisz bez kończenia' })).toBeNull();
  click('Zapisz');
  expect(answers).toEqual([false]);
});
