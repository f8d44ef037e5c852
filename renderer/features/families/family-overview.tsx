import type { ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamilyCard, FamilyMember } from '#shared/features/families/families.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { AddressList } from '../../ui/address/index.ts';
import { Action } from '../../ui/action.tsx';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { AddRegular, HomeRegular, PersonAddRegular } from '../../ui/icons.ts';
import { NothingYet, RecordSide } from '../../ui/record/index.ts';
import { Columns, Fact, FactList, Section } from '../../ui/section.tsx';
import type { FamilyStep, FamilySteps } from './family-steps.tsx';
import { membersOn, relatedMembers } from './family-values.ts';
import { MembersTable } from './members-table.tsx';
import { WithdrawnMembers } from './members-withdrawn.tsx';
import { RecordTasks } from '../family-work/index.ts';
import { ProposedRelations } from '../relations/index.ts';

/** Members now and before in the middle; kinds, workers, notes and the record's own dates at the side. */
export function FamilyOverview(props: {
  card: FamilyCard;
  steps: FamilySteps;
  onStep: (step: FamilyStep) => void;
}): ReactNode {
  const t = useText('families');
  const { card, steps, onStep } = props;
  const relations = useText('relations');
  const can = useCan();
  const relates = card.may.edit && can('people.edit');
  const related = relatedMembers(card, officeToday());
  const entriesOf = useMemberEntries(steps, onStep);
  const { present, coming, former } = membersOn(card, officeToday());
  return (
    <Columns side={<Side card={card} onStep={onStep} />}>
      <Section
        title={t('card.members')}
        count={present.length === 0 ? undefined : fmt.count(present.length, 'osoba', 'osoby', 'osób')}
        side={
          card.may.edit ? (
            <>
              {relates && related.length > 1 ? (
                <Action
                  kind="quiet"
                  size="small"
                  icon={<AddRegular />}
                  label={relations('add')}
                  onClick={() => onStep({ kind: 'relate' })}
                />
              ) : null}
              <Action
                kind="quiet"
                size="small"
                icon={<PersonAddRegular />}
                label={t('card.addPerson')}
                onClick={() => onStep({ kind: 'join' })}
              />
            </>
          ) : undefined
        }
      >
        {present.length === 0 ? (
          <NothingYet>{t('card.noMembers')}</NothingYet>
        ) : (
          <MembersTable
            label={t('card.members')}
            members={present}
            {...(card.may.edit ? { onEnd: (member) => onStep({ kind: 'leave', member }), entriesOf } : {})}
          />
        )}
      </Section>
      {coming.length === 0 ? null : (
        <Section title={t('card.coming')} count={coming.length}>
          <MembersTable
            label={t('card.coming')}
            members={coming}
            {...(card.may.edit ? { onEnd: (member) => onStep({ kind: 'leave', member }), entriesOf } : {})}
          />
        </Section>
      )}
      {relates ? <ProposedRelations familyId={card.id} members={related} /> : null}
      {former.length === 0 ? null : (
        <Section title={t('card.former')} count={former.length}>
          <MembersTable label={t('card.former')} members={former} {...(card.may.edit ? { entriesOf } : {})} />
        </Section>
      )}
      <Section
        title={t('card.addresses')}
        side={
          card.may.edit ? (
            <Action
              kind="quiet"
              size="small"
              icon={<HomeRegular />}
              label={card.addresses.length === 0 ? t('card.enterAddress') : t('card.changeAddress')}
              onClick={() => onStep({ kind: 'move' })}
            />
          ) : undefined
        }
      >
        {card.addresses.length === 0 ? (
          <NothingYet>{t('card.noOwnAddress')}</NothingYet>
        ) : (
          <AddressList addresses={card.addresses} />
        )}
      </Section>
      {card.withdrawnMembers.length === 0 ? null : (
        <Section title={t('card.withdrawn')} count={card.withdrawnMembers.length}>
          <WithdrawnMembers
            lines={card.withdrawnMembers}
            {...(card.may.edit ? { onReinstate: ({ member }) => void steps.reinstateMember(member) } : {})}
          />
        </Section>
      )}
      <RecordTasks record={{ kind: 'family', id: card.id }} />
    </Columns>
  );
}

/** What can be done with a stay besides ending it. Who may not be named is not corrected, only taken out. */
function useMemberEntries(
  steps: FamilySteps,
  onStep: (step: FamilyStep) => void,
): (member: FamilyMember) => readonly MenuEntry[] {
  const t = useText('families');
  return (member) => [
    ...(member.shown
      ? [{ key: 'correct', label: t('menu.correct'), onClick: () => onStep({ kind: 'correct-member', member }) }]
      : []),
    ...(member.to === null
      ? []
      : [{ key: 'rejoin', label: t('menu.rejoin'), onClick: () => void steps.rejoin(member) }]),
    { key: 'withdraw', label: t('menu.withdraw'), onClick: () => onStep({ kind: 'withdraw-member', member }) },
  ];
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
