import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';

import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';
import { PERMISSIONS, reachOfRole, ROLES, type Permission } from '#shared/permissions/roles.ts';
import { useText } from '../../i18n/index.ts';
import { Section } from '../../ui/section.tsx';
import { media, type } from '../../ui/theme/theme.ts';

type Group = Permission extends `${infer Head}.${string}` ? Head : never;

/** Permissions as the table has them, under the area their name begins with. */
export function permissionGroups(): readonly { readonly group: Group; readonly permissions: readonly Permission[] }[] {
  const groups = new Map<Group, Permission[]>();
  for (const permission of PERMISSIONS) {
    const group = permission.split('.')[0] as Group;
    groups.set(group, [...(groups.get(group) ?? []), permission]);
  }
  return [...groups].map(([group, permissions]) => ({ group, permissions }));
}

const useStyles = makeStyles({
  lead: { ...type.lead, maxWidth: '80ch' },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '80ch', margin: '4px 0 16px' },
  scroller: {
    position: 'relative',
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: 'collapse', width: '100%', minWidth: '760px', textAlign: 'start' },
  head: {
    ...type.note,
    color: tokens.colorNeutralForeground3,
    textAlign: 'start',
    verticalAlign: 'bottom',
    padding: '8px 16px 8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    width: '13%',
  },
  first: {
    position: 'sticky',
    insetInlineStart: 0,
    width: '35%',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { width: '150px', maxWidth: '150px', overflowWrap: 'anywhere' },
  },
  group: { ...type.strong, textAlign: 'start', padding: '12px 16px 4px 0' },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    padding: '7px 16px 7px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  none: { color: tokens.colorNeutralForeground3 },
  legend: { ...type.note, color: tokens.colorNeutralForeground3, margin: '8px 0 20px' },
  roles: { display: 'grid', gridTemplateColumns: 'minmax(110px, max-content) minmax(0, 1fr)', columnGap: '20px' },
  role: { ...type.strong, padding: '7px 0' },
  roleText: { padding: '7px 0' },
});

/** The whole table of permissions on one screen, drawn from the table the office itself decides by. */
export function RolesTab(): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  return (
    <div>
      <p className={styles.lead}>{t('roles.lead')}</p>
      <p className={styles.text}>{t('roles.text')}</p>
      {/* The table is wider than narrow windows, and the keyboard has to reach what is beyond the edge. */}
      <div className={styles.scroller} role="region" aria-label={t('roles.table')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.head, styles.first)}>
                {t('roles.permission')}
              </th>
              {ROLES.map((role) => (
                <th key={role} scope="col" className={styles.head}>
                  {ROLE_LABELS[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissionGroups().map(({ group, permissions }) => (
              <Fragment key={group}>
                <tr>
                  <th scope="colgroup" colSpan={ROLES.length + 1} className={styles.group}>
                    {t(`group.${group}`)}
                  </th>
                </tr>
                {permissions.map((permission) => (
                  <tr key={permission}>
                    <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                      {t(`permission.${permission}`)}
                    </th>
                    {ROLES.map((role) => (
                      <ReachCell key={role} reach={reachOfRole(role, permission)} />
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>{t('roles.legend')}</p>
      <Section title={t('roles.what')}>
        <dl className={styles.roles}>
          {ROLES.map((role) => (
            <Fragment key={role}>
              <dt className={styles.role}>{ROLE_LABELS[role]}</dt>
              <dd className={styles.roleText}>{t(`roleText.${role}`)}</dd>
            </Fragment>
          ))}
        </dl>
      </Section>
    </div>
  );
}

function ReachCell({ reach }: { reach: ReturnType<typeof reachOfRole> }): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  if (reach !== null) return <td className={styles.cell}>{t(`roles.reach.${reach}`)}</td>;
  return (
    <td className={mergeClasses(styles.cell, styles.none)}>
      <span aria-hidden="true">{t('roles.reach.none')}</span>
      <span className="sr-only">{t('roles.reach.noneSpoken')}</span>
    </td>
  );
}
