import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import type { WithdrawnMember } from '#shared/features/families/families.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt } from '../../ui/format.ts';
import { type } from '../../ui/theme/theme.ts';
import { memberName } from './family-values.ts';

const useStyles = makeStyles({
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '16px',
    alignItems: 'start',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  taken: { textDecorationLine: 'line-through' },
  note: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 },
});

/** Who was entered by mistake: struck through, with who took it back, when and why. `onReinstate` puts one back. */
export function WithdrawnMembers(props: {
  lines: readonly WithdrawnMember[];
  onReinstate?: (line: WithdrawnMember) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('families');
  const { lines, onReinstate } = props;
  return (
    <ul className={styles.lines}>
      {lines.map((line) => {
        const { member, on, byName, reason } = line;
        const role = memberRoleLabel(member.role, member.shown ? member.sex : null);
        const said = t('withdrawMember.on', { date: fmt.date(on), who: byName });
        return (
          <li key={member.id} className={styles.line}>
            <span>
              <s className={styles.taken}>
                {memberName(member)}, {role}, {fmt.period(member.from, member.to)}
              </s>
              <span className={styles.note}>{reason === null ? said : `${said}: ${reason}`}</span>
            </span>
            {onReinstate === undefined ? null : (
              <Action
                kind="quiet"
                size="small"
                label={t('withdrawMember.reinstate')}
                spoken={`${t('withdrawMember.reinstate')}: ${memberName(member)}`}
                onClick={() => onReinstate(line)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
