import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { roleLabel } from '#shared/features/relations/relation-roles.ts';
import type { ProposedRelation } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { media } from '../../ui/theme/theme.ts';
import { useProposedRelations } from './queries.ts';
import type { RelatedMember } from './relate-members-dialog.tsx';
import { type AcceptedRelation, useAcceptRelations, useSkipRelation } from './relation-steps.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 4px', color: tokens.colorNeutralForeground3 },
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '16px',
    alignItems: 'center',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  actions: { whiteSpace: 'nowrap' },
  who: { color: tokens.colorNeutralForeground3 },
});

const keyOf = ({ id, otherId, role }: ProposedRelation): string => `${id} ${otherId} ${role}`;

/** What follows from the roles in the family and is not written down: accepted one by one or all at once, never by itself. */
export function ProposedRelations(props: {
  readonly familyId: FamilyId;
  readonly members: readonly RelatedMember[];
}): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const { familyId, members } = props;
  const query = useProposedRelations(familyId);
  const accept = useAcceptRelations();
  const steps = useSkipRelation(familyId);
  const [skippedShown, setSkippedShown] = useState(false);
  const all = (query.data ?? []).flatMap(({ skipped, ...proposal }) => {
    const [person, other] = [proposal.id, proposal.otherId].map((id) => members.find((one) => one.id === id));
    if (person === undefined || other === undefined) return [];
    const words = { who: person.name, role: roleLabel(proposal.role, other.sex), other: other.name };
    return [{ proposal, skipped, words, text: t('proposed.line', words) }];
  });
  if (all.length === 0) return null;
  const lines = all.filter(({ skipped }) => skipped === null);
  const aside = all.filter(({ skipped }) => skipped !== null);
  const accepted = lines.map(({ proposal, words }): AcceptedRelation => ({
    ...proposal,
    words: { who: words.other, role: words.role },
  }));
  return (
    <Section
      title={t('proposed.title')}
      count={lines.length === 0 ? undefined : lines.length}
      side={
        lines.length < 2 ? undefined : (
          <Action
            size="small"
            label={t('proposed.all', { relations: fmt.count(lines.length, 'relację', 'relacje', 'relacji') })}
            onClick={() => void accept(accepted)}
          />
        )
      }
    >
      {lines.length === 0 ? null : <p className={styles.text}>{t('proposed.text')}</p>}
      <ul className={styles.lines}>
        {lines.map(({ proposal, text }, index) => (
          <li key={keyOf(proposal)} className={styles.line}>
            {text}
            <span className={styles.actions}>
              <Action
                kind="quiet"
                size="small"
                label={t('proposed.add')}
                spoken={`${t('proposed.add')}: ${text}`}
                onClick={() => void accept(accepted.slice(index, index + 1))}
              />
              <Action
                kind="quiet"
                size="small"
                label={t('proposed.skip')}
                spoken={`${t('proposed.skip')}: ${text}`}
                onClick={() => void steps.skip(proposal)}
              />
            </span>
          </li>
        ))}
      </ul>
      {aside.length === 0 ? null : (
        <Action
          kind="quiet"
          size="small"
          label={t('proposed.skipped', { count: aside.length })}
          onClick={() => setSkippedShown(!skippedShown)}
        />
      )}
      {skippedShown && aside.length > 0 ? (
        <ul className={styles.lines}>
          {aside.map(({ proposal, skipped, text }) => (
            <li key={keyOf(proposal)} className={styles.line}>
              <span>
                {text}
                {skipped === null ? null : (
                  <span className={styles.who}>
                    {' · '}
                    {t('proposed.skippedBy', { who: skipped.byName, when: fmt.instant(skipped.at) })}
                  </span>
                )}
              </span>
              <Action
                kind="quiet"
                size="small"
                label={t('proposed.again')}
                spoken={`${t('proposed.again')}: ${text}`}
                onClick={() => void steps.again(proposal)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
