import type { ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { PersonAddRegular } from '../../ui/icons.ts';
import { NothingYet, RecordSide } from '../../ui/record/index.ts';
import { Columns, Fact, FactList, Section } from '../../ui/section.tsx';
import type { FamilyStep } from './family-steps.tsx';
import { membersOn } from './family-values.ts';
import { MembersTable } from './members-table.tsx';
import { RecordTasks } from '../family-work/index.ts';

/** Members now and before in the middle; kinds, workers, notes and the record's own dates at the side. */
export function FamilyOverview(props: { card: FamilyCard; onStep: (step: FamilyStep) => void }): ReactNode {
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
          <NothingYet>{t('card.noMembers')}</NothingYet>
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
      <RecordTasks record={{ kind: 'family', id: card.id }} />
    </Columns>
  );
}

function Side(props: { card: FamilyCard; onStep: (step: FamilyStep) => void }): ReactNode {
  const t = useText('families');
  const { card, onStep } = props;
  return (
    <RecordSide
      texts="families"
      card={card}
      assign={
        card.may.assign ? (
          <Action kind="quiet" size="small" label={t('card.assign')} onClick={() => onStep({ kind: 'assign' })} />
        ) : undefined
      }
    >
      <Section title={t('card.kinds')}>
        <FactList>
          {card.kinds.map((kind) => (
            <Fact key={kind.from} label={fmt.period(kind.from, kind.to)}>
              {FAMILY_KIND_LABELS[kind.kind]}
            </Fact>
          ))}
        </FactList>
      </Section>
    </RecordSide>
  );
}
