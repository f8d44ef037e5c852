import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Paper, PaperTable } from '../../kernel/paper.ts';
import { ROLES } from '../../permissions/roles.ts';
import { ROLE_LABELS } from '../session/session.labels.ts';
import type { UserRow } from './administration.schema.ts';

function stateText(user: UserRow): string {
  if (!user.active) return 'nieczynne';
  if (!user.hasKey) return 'bez klucza';
  return user.mustChangePassword ? 'zmieni hasło przy logowaniu' : 'czynne';
}

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
      cells: [
        user.displayName,
        user.login,
        ROLES.filter((role) => user.roles.includes(role))
          .map((role) => ROLE_LABELS[role])
          .join(', ') || null,
        stateText(user),
      ],
    })),
  };
}

/** Wykaz kont, for its print. */
export function usersPaper(users: readonly UserRow[], day: LocalDate): Paper {
  const name = 'Wykaz kont';
  return { name, title: name, subtitle: `stan na dzień ${formatDate(day)}`, parts: [usersTable(users)] };
}
