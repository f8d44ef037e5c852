import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { PersonAddRegular } from '../../ui/icons.ts';
import { Columns, Fact, FactList, Section } from '../../ui/section.tsx';
import type { FamilyStep } from './family-steps.tsx';
import { membersOn } from './family-values.ts';
import { MembersTable } from './members-table.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, margin: 0, paddingBlock: '8px' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0, paddingBlock: '6px' },
});

/** Members now and before in the middle; kinds, workers, notes and the record's own dates at the side. */
export function FamilyOverview(props: { card: FamilyCard; onStep: (step: FamilyStep) => void }): ReactNode {
  const styles = useStyles();
  const t = useText('families');
  const { card, onStep } = props;
  const { present, former } = membersOn(card, officeToday());
  return (
    <Columns side={<Side card={card} onStep={onStep} />}>
      <Section
        title={t('card.members')}
        count={present.length === 0 ? undefined : fmt.count(present.length, 'osoba', 'osoby', 'osób')}
        side={
          card.may.edit ? (
            <Action
              kind="quiet"
              size="small"
              icon={<PersonAddRegular />}
              label={t('card.addPerson')}
              onClick={() => onStep({ kind: 'join' })}
            />
          ) : undefined
        }
      >
        {present.length === 0 ? (
          <p className={styles.quiet}>{t('card.noMembers')}</p>
        ) : (
          <MembersTable
            label={t('card.members')}
            members={present}
            {...(card.may.edit ? { onEnd: (member) => onStep({ kind: 'leave', member }) } : {})}
          />
        )}
      </Section>
      {former.length === 0 ? null : (
        <Section title={t('card.former')} count={former.length}>
          <MembersTable label={t('card.former')} members={former} />
        </Section>
      )}
    </Columns>
  );
}

function Side(props: { card: FamilyCard; onStep: (step: FamilyStep) => void }): ReactNode {
  const styles = useStyles();
  const t = useText('families');
  const { card, onStep } = props;
  return (
    <>
      <Section
        title={t('card.workers')}
        side={
          card.may.assign ? (
            <Action kind="quiet" size="small" label={t('card.assign')} onClick={() => onStep({ kind: 'assign' })} />
          ) : undefined
        }
      >
        {card.workers.length === 0 ? (
          <p className={styles.quiet}>{t('card.noWorkers')}</p>
        ) : (
          <FactList>
            {card.workers.map((worker) => (
              <Fact key={`${worker.userId} ${worker.from}`} label={fmt.period(worker.from, worker.to)}>
                {worker.displayName}
              </Fact>
            ))}
          </FactList>
        )}
      </Section>
      <Section title={t('card.kinds')}>
        <FactList>
          {card.kinds.map((kind) => (
            <Fact key={kind.from} label={fmt.period(kind.from, kind.to)}>
              {FAMILY_KIND_LABELS[kind.kind]}
            </Fact>
          ))}
        </FactList>
      </Section>
      <Section title={t('card.note')}>
        <p className={styles.text}>{fmt.text(card.note)}</p>
      </Section>
      <Section title={t('card.record')}>
        <FactList>
          <Fact label={t('card.created')}>{fmt.instant(card.createdAt)}</Fact>
          <Fact label={t('card.changed')}>
            {fmt.instant(card.changedAt)}, {card.changedByName}
          </Fact>
        </FactList>
      </Section>
    </>
  );
}
