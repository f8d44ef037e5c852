import type { ReactNode } from 'react';

import { readinessText } from '#shared/features/foster-care/home-paper.ts';
import type { HomeCard, HomeChild } from '#shared/features/foster-care/homes.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { ageInWords, type LocalDate } from '#shared/kernel/local-date.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { childPath, personPath } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Columns, Fact, FactList, Section } from '../../ui/section.tsx';
import type { HomeStep, HomeSteps } from './home-steps.ts';
import { Line, Lines } from './line-parts.tsx';
import { ReservationSection, type ReservationRow } from './vacancies/reservation-section.tsx';

interface Props {
  readonly card: HomeCard;
  readonly mayEdit: boolean;
  readonly steps: HomeSteps;
  readonly onStep: (step: HomeStep) => void;
}

/** Who is there, in which form, and whom the home is ready to take. */
export function HomeOverview({ card, mayEdit, steps, onStep }: Props): ReactNode {
  const t = useText('homes');
  const today = officeToday();
  const present = card.children.filter((child) => child.kind !== 'planned' && holdsOn(child, today));
  const planned = card.children.filter((child) => child.kind === 'planned');
  const former = card.children.filter((child) => child.kind !== 'planned' && !holdsOn(child, today));
  return (
    <Columns side={<Side card={card} />}>
      <Section title={t('card.children')} count={present.length}>
        {present.length === 0 ? (
          <NothingYet>{t('card.noChildren')}</NothingYet>
        ) : (
          <Children label={t('card.children')} rows={present} today={today} />
        )}
      </Section>
      {planned.length === 0 ? null : (
        <Section title={t('card.planned')} count={planned.length}>
          <Children label={t('card.planned')} rows={planned} today={today} />
        </Section>
      )}
      <ReservationSection rows={useReservations(card)} />
      <Forms card={card} mayEdit={mayEdit} steps={steps} onStep={onStep} />
      <Readiness card={card} mayEdit={mayEdit} steps={steps} onStep={onStep} />
      {former.length === 0 ? null : (
        <Section title={t('card.formerChildren')} count={former.length}>
          <Children label={t('card.formerChildren')} rows={former} today={today} />
        </Section>
      )}
    </Columns>
  );
}

/** Places kept in the home; one of a child out of reach can be read, not changed. */
function useReservations(card: HomeCard): ReservationRow[] {
  const t = useText('vacancies');
  const can = useCan();
  return card.reservations.map(({ personId, name, ...one }) => ({
    ...one,
    what: name ?? t('card.hiddenChild'),
    shown: name === null ? t('card.hiddenChild') : <TextLink to={childPath(personId)}>{name}</TextLink>,
    mayEdit: name !== null && can('care.edit'),
  }));
}

function Children(props: {
  readonly label: string;
  readonly rows: readonly HomeChild[];
  readonly today: LocalDate;
}): ReactNode {
  const t = useText('homes');
  return (
    <Lines label={props.label}>
      {props.rows.map((child) => {
        const name = child.name ?? t('card.hiddenChild');
        return (
          <Line
            key={child.placementId}
            spoken={name}
            what={child.name === null ? name : <TextLink to={childPath(child.personId)}>{name}</TextLink>}
            notes={[
              child.birthDate === null ? null : ageInWords(child.birthDate, props.today),
              child.kind === 'respite' ? t('card.respite') : null,
            ]}
            when={fmt.period(child.from, child.to)}
          />
        );
      })}
    </Lines>
  );
}

function Forms({ card, mayEdit, steps, onStep }: Props): ReactNode {
  const t = useText('homes');
  return (
    <Section
      title={t('card.forms')}
      side={
        mayEdit ? (
          <Action
            kind="quiet"
            size="small"
            label={t('menu.changeForm')}
            onClick={() => onStep({ kind: 'change-form' })}
          />
        ) : undefined
      }
    >
      <Lines label={t('card.forms')}>
        {card.forms.map((line) => {
          const what = line.form.label;
          const gone = line.withdrawn;
          const entries: MenuEntry[] =
            gone !== null
              ? [
                  {
                    key: 'reinstate',
                    label: t('menu.reinstate'),
                    onClick: () => void steps.reinstate('form', line.id, what),
                  },
                ]
              : [
                  line.to === null
                    ? { key: 'end', label: t('menu.endForm'), onClick: () => onStep({ kind: 'end-form', line }) }
                    : { key: 'reopen', label: t('menu.reopenForm'), onClick: () => void steps.reopenForm(line) },
                  {
                    key: 'withdraw',
                    label: t('menu.withdraw'),
                    onClick: () => onStep({ kind: 'withdraw', line: 'form', lineId: line.id, what }),
                  },
                ];
          return (
            <Line
              key={line.id}
              spoken={what}
              what={what}
              withdrawn={gone !== null}
              notes={[
                line.maxPlaces === null ? null : t('card.places', { count: line.maxPlaces }),
                line.endReason === null ? null : t('card.endReason', { reason: line.endReason }),
                gone === null
                  ? null
                  : t('card.withdrawnWhy', { date: fmt.instantDay(gone.at), who: gone.byName, reason: gone.reason }),
              ]}
              when={fmt.period(line.from, line.to)}
              {...(mayEdit ? { entries } : {})}
            />
          );
        })}
      </Lines>
    </Section>
  );
}

function Readiness({ card, mayEdit, steps, onStep }: Props): ReactNode {
  const t = useText('homes');
  return (
    <Section
      title={t('card.readiness')}
      side={
        mayEdit ? (
          <Action kind="quiet" size="small" label={t('menu.readiness')} onClick={() => onStep({ kind: 'readiness' })} />
        ) : undefined
      }
    >
      {card.readiness.length === 0 ? (
        <NothingYet>{t('card.noReadiness')}</NothingYet>
      ) : (
        <Lines label={t('card.readiness')}>
          {card.readiness.map((line) => {
            const what = readinessText(line);
            const gone = line.withdrawn;
            return (
              <Line
                key={line.id}
                spoken={what}
                what={what}
                withdrawn={gone !== null}
                notes={[
                  line.note,
                  gone === null
                    ? null
                    : t('card.withdrawnWhy', { date: fmt.instantDay(gone.at), who: gone.byName, reason: gone.reason }),
                ]}
                when={fmt.period(line.from, null)}
                {...(mayEdit
                  ? {
                      entries: [
                        gone === null
                          ? {
                              key: 'withdraw',
                              label: t('menu.withdraw'),
                              onClick: () => onStep({ kind: 'withdraw', line: 'readiness', lineId: line.id, what }),
                            }
                          : {
                              key: 'reinstate',
                              label: t('menu.reinstate'),
                              onClick: () => void steps.reinstate('readiness', line.id, what),
                            },
                      ],
                    }
                  : {})}
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

function Side({ card }: { readonly card: HomeCard }): ReactNode {
  const t = useText('homes');
  const { institution } = card;
  return (
    <>
      {institution === null ? null : (
        <Section title={t('form.institutionSection')}>
          <FactList>
            <Fact label={t('form.nip')}>{fmt.text(institution.nip)}</Fact>
            <Fact label={t('form.regon')}>{fmt.text(institution.regon)}</Fact>
            <Fact label={t('form.phone')}>{fmt.text(institution.phone)}</Fact>
            <Fact label={t('form.email')}>{fmt.text(institution.email)}</Fact>
            <Fact label={t('form.permit')}>{fmt.text(institution.permit)}</Fact>
          </FactList>
        </Section>
      )}
      {card.family === null ? null : (
        <Section title={t('card.carers')}>
          {card.carers.length === 0 ? (
            <NothingYet>{t('card.noCarers')}</NothingYet>
          ) : (
            <Lines label={t('card.carers')}>
              {card.carers.map(({ id, name }) => (
                <Line
                  key={id}
                  spoken={name ?? t('card.hiddenPerson')}
                  what={name === null ? t('card.hiddenPerson') : <TextLink to={personPath(id)}>{name}</TextLink>}
                />
              ))}
            </Lines>
          )}
        </Section>
      )}
      <Section title={t('card.note')}>
        <NothingYet>{fmt.text(card.note)}</NothingYet>
      </Section>
      <Section title={t('card.entry')}>
        <FactList>
          <Fact label={t('card.changed')}>
            {fmt.instant(card.changedAt)}, {card.changedByName}
          </Fact>
        </FactList>
      </Section>
    </>
  );
}
