import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { DashboardOverview } from '#shared/features/dashboard/dashboard.contract.ts';
import { useText } from '../../i18n/index.ts';
import { officeToday } from '../../ui/format.ts';
import { HomePersonRegular, PersonRegular, ShieldLockRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { familyPath, personPath } from '../../ui/paths.ts';
import { Section } from '../../ui/section.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { openedWhen } from './opened-when.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1.4fr) minmax(0, 1fr) minmax(96px, auto)',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '36px',
    padding: '2px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.narrow]: {
      gridTemplateColumns: '20px minmax(0, 1fr) auto',
      gridTemplateAreas: '"icon name when" "icon detail detail"',
      minHeight: '52px',
      alignContent: 'center',
    },
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  icon: { width: '20px', height: '20px', color: tokens.colorNeutralForeground3, [media.narrow]: { gridArea: 'icon' } },
  name: { minWidth: 0, overflowWrap: 'anywhere', [media.narrow]: { gridArea: 'name' } },
  strong: type.strong,
  detail: { color: tokens.colorNeutralForeground3, [media.narrow]: { gridArea: 'detail', fontSize: '12px' } },
  when: {
    color: tokens.colorNeutralForeground3,
    textAlign: 'end',
    whiteSpace: 'nowrap',
    [media.narrow]: { gridArea: 'when' },
  },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0, paddingBlock: '8px' },
});

/** The cards the user opened last, newest first; what may not be named any more stands without its name. */
export function LastOpened({ entries }: { entries: DashboardOverview['lastOpened'] }): ReactNode {
  const styles = useStyles();
  const t = useText('dashboard');
  const now = officeToday();
  return (
    <Section title={t('opened.title')}>
      {entries.length === 0 ? (
        <p className={styles.quiet}>{t('opened.empty')}</p>
      ) : (
        <ol className={styles.list}>
          {entries.map((entry) => {
            const person = entry.kind === 'person';
            const hidden = person ? t('opened.hiddenPerson') : t('opened.hiddenFamily');
            const Icon = entry.label === null ? ShieldLockRegular : person ? PersonRegular : HomePersonRegular;
            return (
              <li key={`${entry.kind} ${entry.id}`} className={styles.row}>
                <Icon className={styles.icon} aria-hidden="true" />
                <span className={styles.name}>
                  <TextLink
                    to={person ? personPath(entry.id) : familyPath(entry.id)}
                    {...(entry.label === null ? {} : { className: styles.strong })}
                  >
                    {entry.label ?? hidden}
                  </TextLink>
                </span>
                <span className={styles.detail}>
                  {entry.label === null ? null : (entry.detail ?? (person ? t('opened.person') : t('opened.family')))}
                </span>
                <span className={styles.when}>{openedWhen(entry.at, now)}</span>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
