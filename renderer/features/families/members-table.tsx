import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import type { FamilyMember } from '#shared/features/families/families.schema.ts';
import { ageOrDeath, PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { personPath } from '../../ui/paths.ts';
import { type } from '../../ui/theme/theme.ts';
import { usePlainTableStyles } from '../../ui/plain-table-styles.ts';
import { useWindowWidth } from '../../ui/use-window-width.ts';
import { memberName } from './family-values.ts';

const useStyles = makeStyles({
  whole: { whiteSpace: 'nowrap' },
  // The menu is 32 high, a line of the row 20 below 7: with 1 above it, all stand on the row's line.
  end: {
    padding: '1px 0',
    textAlign: 'end',
    verticalAlign: 'top',
    whiteSpace: 'nowrap',
    '& > *': { verticalAlign: 'middle' },
  },
  name: type.strong,
  protected: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

/** Who belongs to the family: a link to each card, the role in the right form, since when. A protected member has no name. */
export function MembersTable(props: {
  label: string;
  members: readonly FamilyMember[];
  /** Ends a stay; absent where it cannot be ended. */
  onEnd?: (member: FamilyMember) => void;
  /** What else can be done with a stay; absent where nothing can. */
  entriesOf?: (member: FamilyMember) => readonly MenuEntry[];
}): ReactNode {
  const styles = { ...usePlainTableStyles(), ...useStyles() };
  const t = useText('families');
  const { label, members, onEnd, entriesOf } = props;
  const commands = onEnd !== undefined || entriesOf !== undefined;
  const narrow = useWindowWidth() === 'narrow';
  return (
    <table className={styles.table} aria-label={label}>
      <thead className={narrow ? 'sr-only' : undefined}>
        <tr>
          <th scope="col" className={styles.head}>
            {t('card.person')}
          </th>
          {narrow ? null : (
            <>
              <th scope="col" className={styles.head}>
                {t('card.role')}
              </th>
              <th scope="col" className={styles.head}>
                {t('card.birth')}
              </th>
              <th scope="col" className={styles.head}>
                {t('card.period')}
              </th>
            </>
          )}
          {!commands ? null : (
            <th scope="col" className={styles.head}>
              <span className="sr-only">{t('card.endColumn')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id} className={styles.row}>
            <th scope="row" className={styles.cell}>
              <Name member={member} />
              {narrow ? (
                <span className={styles.second}>
                  {[
                    roleOf(member),
                    member.shown ? ageOrDeath(member, officeToday()) : null,
                    fmt.period(member.from, member.to),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              ) : null}
            </th>
            {narrow ? null : (
              <>
                <td className={styles.cell}>{roleOf(member)}</td>
                <td className={mergeClasses(styles.cell, styles.whole)}>
                  {member.shown ? (
                    <>
                      {fmt.date(member.birthDate)}{' '}
                      <span className={styles.quiet}>· {ageOrDeath(member, officeToday())}</span>
                    </>
                  ) : (
                    fmt.none
                  )}
                </td>
                <td className={mergeClasses(styles.cell, styles.quiet)}>{fmt.period(member.from, member.to)}</td>
              </>
            )}
            {!commands ? null : (
              <td className={styles.end}>
                {onEnd !== undefined && member.to === null ? (
                  <Action
                    kind="quiet"
                    size="small"
                    label={t('leave.open')}
                    spoken={`${t('leave.open')}: ${memberName(member)}`}
                    onClick={() => onEnd(member)}
                  />
                ) : null}
                {entriesOf === undefined ? null : (
                  <ActionMenu
                    iconOnly
                    label={t('card.commandsFor', { who: `${memberName(member)}, ${roleOf(member)}` })}
                    entries={entriesOf(member)}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const roleOf = (member: FamilyMember): string => memberRoleLabel(member.role, member.shown ? member.sex : null);

function Name({ member }: { member: FamilyMember }): ReactNode {
  const styles = { ...usePlainTableStyles(), ...useStyles() };
  const common = useText();
  const t = useText('families');
  const can = useCan();
  if (!member.shown) {
    return (
      <span className={styles.protected}>
        <ShieldLockRegular aria-hidden="true" />
        <span>
          {member.ask.length === 0 ? PROTECTED_LABEL : t('card.protectedMember', { who: member.ask.join(', ') })}
        </span>
      </span>
    );
  }
  const name = `${member.surname} ${member.firstName}`;
  return (
    <>
      {can('people.view') ? (
        <TextLink to={personPath(member.personId)} className={styles.name}>
          {name}
        </TextLink>
      ) : (
        <span className={styles.name}>{name}</span>
      )}
      {member.archived ? <span className={styles.second}>{common('record.archivedTag')}</span> : null}
    </>
  );
}
