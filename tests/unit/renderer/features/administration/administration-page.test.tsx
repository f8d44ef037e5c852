import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accountState, administratorsAbleToSignIn } from '#shared/features/administration/administration.rules.ts';
import { administrationRoutes } from '#renderer/features/administration/index.ts';
import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';
import { userId } from '#shared/kernel/ids.ts';
import { PERMISSIONS, reachOfRole, ROLES, type Role } from '#shared/permissions/roles.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const user = (number: number, name: string, roles: readonly Role[], rest: Partial<UserRow> = {}): UserRow => ({
  id: userId.parse(`0199a1b2-0000-7000-8000-00000000010${number}`),
  displayName: name,
  login: `login-${number}`,
  roles: [...roles],
  active: true,
  hasKey: true,
  mustChangePassword: false,
  ...rest,
});

const USERS = [
  user(1, 'Adam Bielski', ['administrator']),
  user(2, 'Beata Cicha', ['worker', 'manager'], { mustChangePassword: true }),
  user(3, 'Celina Duda', ['administrator'], { hasKey: false }),
  user(4, 'Dariusz Ewert', [], { active: false, hasKey: false }),
];

const answering = (answers: Readonly<Record<string, unknown>>) =>
  sampleOffice({
    demo: false,
    answers: Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, () => answer])),
  });

describe('state of an account', () => {
  it('is the first that holds: closed, without a key, temporary password, in order', () => {
    expect(USERS.map((one) => accountState(one))).toEqual(['active', 'mustChange', 'noKey', 'inactive']);
  });

  it('counts only administrators who can sign in', () => {
    expect(administratorsAbleToSignIn(USERS)).toBe(1);
    expect(administratorsAbleToSignIn([user(5, 'Ewa Fis', ['administrator']), ...USERS])).toBe(2);
    expect(administratorsAbleToSignIn([])).toBe(0);
  });
});

describe('the list of accounts', () => {
  it('says who has no key and that one administrator is too few', async () => {
    await renderProgram({
      routes: administrationRoutes,
      path: '/administracja',
      office: answering({ 'administration.listUsers': USERS }),
    });
    const row = await screen.findByRole('row', { name: /Celina Duda/ });
    expect(within(row).getByText('bez klucza')).toBeTruthy();
    expect(screen.getByText(/Administrator jest tylko jeden/)).toBeTruthy();
  });

  it('does not speak of a second administrator when there are two', async () => {
    await renderProgram({
      routes: administrationRoutes,
      path: '/administracja',
      office: answering({ 'administration.listUsers': [user(5, 'Ewa Fis', ['administrator']), ...USERS] }),
    });
    await screen.findByRole('row', { name: /Celina Duda/ });
    expect(screen.queryByText(/Administrator jest tylko jeden/)).toBeNull();
  });

  it('gives a temporary password and shows it once', async () => {
    await renderProgram({
      routes: administrationRoutes,
      path: '/administracja',
      office: answering({ 'administration.listUsers': USERS, 'administration.resetPassword': {} }),
    });
    fireEvent.click(await screen.findByRole('row', { name: /Celina Duda/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Nadaj hasło tymczasowe' }));
    const field = await screen.findByRole('textbox', { name: /Hasło tymczasowe/ });
    fireEvent.click(screen.getByRole('button', { name: 'Wygeneruj' }));
    await waitFor(() => expect((field as HTMLInputElement).value).toMatch(/-\d\d$/));
    const password = (field as HTMLInputElement).value;
    fireEvent.click(screen.getByRole('button', { name: 'Nadaj hasło' }));
    const ready = await screen.findByRole('alertdialog', { name: 'Hasło jest nadane' });
    expect(within(ready).getByText(password)).toBeTruthy();
    expect(within(ready).getByText('login-3')).toBeTruthy();
  });
});

describe('the table of roles', () => {
  it('says for every permission and role what the table of permissions says', async () => {
    await renderProgram({
      routes: administrationRoutes,
      path: '/administracja?tab=roles',
      office: answering({ 'administration.listUsers': USERS }),
    });
    const table = await screen.findByRole('table');
    const heads = within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent);
    for (const role of ROLES) expect(heads).toContain(ROLE_LABELS[role]);
    const rows = within(table)
      .getAllByRole('row')
      .map((row) =>
        within(row)
          .queryAllByRole('cell')
          .map((cell) => cell.textContent),
      )
      .filter((cells) => cells.length > 0);
    const words = { own: 'swoje sprawy', all: 'cały ośrodek', none: '–nie' };
    expect(rows).toEqual(
      PERMISSIONS.map((permission) => ROLES.map((role) => words[reachOfRole(role, permission) ?? 'none'])),
    );
    expect(screen.getByText(/Administrator z samą tą rolą nie otworzy danych żadnej osoby/)).toBeTruthy();
  });
});
