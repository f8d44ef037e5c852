import { type UserRow, userRow } from '#shared/features/administration/administration.schema.ts';

/** Accounts in each state, with long names and every role at once. */
export const USERS_LIST_FIXTURE: readonly UserRow[] = Array.from({ length: 60 }, (_, index) =>
  userRow.parse({
    id: `01890a5d-ac96-774b-bce3-${String(index).padStart(12, '0')}`,
    displayName: 'Aleksandra Konstantynopolitańska-Wierzchosławska',
    login: `a.konstantynopolitanska${index}`,
    roles: index % 8 === 0 ? ['administrator', 'manager', 'worker', 'viewer'] : index % 5 === 0 ? [] : ['worker'],
    active: index % 7 !== 0,
    hasKey: index % 6 !== 0,
    mustChangePassword: index % 4 === 0,
  }),
);
