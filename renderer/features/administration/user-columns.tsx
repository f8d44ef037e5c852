import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { fmt } from '../../ui/format.ts';
import type { Column } from '../../ui/table/index.ts';
import { rolesText } from '#shared/features/administration/administration.labels.ts';
import { AccountStateText } from './account-state.tsx';

const useStyles = makeStyles({ name: { fontWeight: tokens.fontWeightSemibold } });

function Name({ user }: { user: UserRow }): ReactNode {
  const styles = useStyles();
  return <span className={styles.name}>{user.displayName}</span>;
}

/** Columns of the list of accounts. */
export function userColumns(title: (key: 'name' | 'login' | 'roles' | 'state') => string): readonly Column<UserRow>[] {
  return [
    {
      key: 'name',
      title: title('name'),
      width: 'minmax(160px, 1.2fr)',
      cell: (user) => <Name user={user} />,
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'login',
      title: title('login'),
      width: 'minmax(140px, 1fr)',
      cell: (user) => user.login,
      secondRank: true,
    },
    {
      key: 'roles',
      title: title('roles'),
      width: 'minmax(160px, 1.2fr)',
      cell: (user) => fmt.text(rolesText(user.roles)),
      compact: 'who',
    },
    {
      key: 'state',
      title: title('state'),
      width: 'minmax(150px, 1fr)',
      cell: (user) => <AccountStateText user={user} />,
      compact: 'date',
    },
  ];
}
