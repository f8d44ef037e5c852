import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Paper, PaperTable } from '../../kernel/paper.ts';
import { ACCOUNT_STATE_LABELS, rolesText } from './administration.labels.ts';
import { accountState } from './administration.rules.ts';
import type { UserRow } from './administration.schema.ts';

/** The list of accounts as its print and its file say it. */
export function usersTable(users: readonly UserRow[]): PaperTable {
  return {
    kind: 'table',
    key: 'users',
    title: null,
    columns: [
      { key: 'displayName', header: 'Imię i nazwisko', share: 28 },
      { key: 'login', header: 'Nazwa użytkownika', share: 22 },
      { key: 'roles', header: 'Role', share: 30 },
      { key: 'state', header: 'Stan', share: 20 },
    ],
    rows: users.map((user) => ({
      key: user.id,
      cells: [user.displayName, user.login, rolesText(user.roles) || null, ACCOUNT_STATE_LABELS[accountState(user)]],
    })),
  };
}

/** Wykaz kont, for its print. */
export function usersPaper(users: readonly UserRow[], day: LocalDate): Paper {
  const name = 'Wykaz kont';
  return { name, title: name, subtitle: `stan na dzień ${formatDate(day)}`, parts: [usersTable(users)] };
}
