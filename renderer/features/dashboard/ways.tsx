import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { Access } from '#shared/contract/procedure.ts';
import { reachOf } from '#shared/permissions/roles.ts';
import { useCan, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import {
  HistoryRegular,
  HomeAddRegular,
  HomePersonRegular,
  PersonAddRegular,
  PersonRegular,
  SettingsRegular,
  type FluentIcon,
} from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { screenPath } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { peopleScreen } from '../people/index.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '36px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  count: { marginInlineStart: 'auto', color: tokens.colorNeutralForeground3 },
  icon: { flexShrink: 0, width: '20px', height: '20px', color: tokens.colorNeutralForeground3 },
});

const WAYS = [
  { key: 'newPerson', icon: PersonAddRegular, path: PATHS.newPerson, permission: 'people.edit' },
  { key: 'newFamily', icon: HomeAddRegular, path: PATHS.newFamily, permission: 'families.edit' },
  { key: 'ways.people', icon: PersonRegular, path: PATHS.people, permission: 'people.view' },
  { key: 'ways.families', icon: HomePersonRegular, path: PATHS.families, permission: 'families.view' },
  { key: 'ways.administration', icon: SettingsRegular, path: PATHS.administration, permission: 'administration.users' },
  { key: 'ways.audit', icon: HistoryRegular, path: PATHS.audit, permission: 'audit.view' },
] as const satisfies readonly {
  readonly key: string;
  readonly icon: FluentIcon;
  readonly path: string;
  readonly permission: Access;
}[];

/** Where the user's role leads from here, with how much is there; what it may not open is absent. */
export function Ways(counts: { people: number | null; families: number | null }): ReactNode {
  const styles = useStyles();
  const t = useText('dashboard');
  const can = useCan();
  const ways = WAYS.filter(({ permission }) => can(permission));
  const { user } = useSignedIn();
  // The number is of those the user leads: the list behind it is asked for the same.
  const leads = reachOf(user.roles, 'people.view') === 'own';
  const listOf = (path: string): string =>
    path === PATHS.people && leads ? screenPath(peopleScreen, {}, { workerId: user.id }) : path;
  const countOf = (path: string): number | null =>
    path === PATHS.people ? counts.people : path === PATHS.families ? counts.families : null;
  if (ways.length === 0) return null;
  return (
    <Section title={t('ways.title')}>
      <ul className={styles.list}>
        {ways.map(({ key, icon: Icon, path }) => (
          <li key={key} className={styles.row}>
            <Icon className={styles.icon} aria-hidden="true" />
            <TextLink to={listOf(path)}>{t(key)}</TextLink>
            <Count count={countOf(path)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Count({ count }: { count: number | null }): ReactNode {
  const styles = useStyles();
  return count === null ? null : <span className={styles.count}>{fmt.integer(count)}</span>;
}
