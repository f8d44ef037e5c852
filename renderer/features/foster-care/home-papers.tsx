import type { ReactNode } from 'react';

import type { HomeCard, HomeContractLine, HomePaperLine } from '#shared/features/foster-care/homes.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Section } from '../../ui/section.tsx';
import { DueStatus } from '../family-work/index.ts';
import type { HomeStep, HomeSteps } from './home-steps.ts';
import { Line, Lines } from './line-parts.tsx';

interface Props {
  readonly card: HomeCard;
  readonly mayEdit: boolean;
  readonly steps: HomeSteps;
  readonly onStep: (step: HomeStep) => void;
}

/** Contracts and required papers: until when each holds and where it lies. */
export function HomePapers(props: Props): ReactNode {
  return (
    <>
      <Papers {...props} />
      <Contracts {...props} />
    </>
  );
}

type Texts = ReturnType<typeof useText<'homes'>>;

const goneNote = (t: Texts, gone: HomePaperLine['withdrawn']): string | null =>
  gone === null
    ? null
    : t('card.withdrawnWhy', { date: fmt.instantDay(gone.at), who: gone.byName, reason: gone.reason });

function Papers({ card, mayEdit, steps, onStep }: Props): ReactNode {
  const t = useText('homes');
  const live = card.papers.filter(({ withdrawn }) => withdrawn === null).length;
  return (
    <Section
      title={t('card.papers')}
      {...(live === 0 ? {} : { count: live })}
      side={
        mayEdit ? (
          <Action kind="quiet" size="small" label={t('menu.paper')} onClick={() => onStep({ kind: 'paper' })} />
        ) : undefined
      }
    >
      {card.papers.length === 0 ? (
        <NothingYet>{t('card.noPapers')}</NothingYet>
      ) : (
        <Lines label={t('card.papers')}>
          {card.papers.map((line) => {
            const whose = paperOwner(line, card, t);
            const what = `${line.kind.label}, ${whose}`;
            return (
              <Line
                key={line.id}
                spoken={what}
                what={what}
                withdrawn={line.withdrawn !== null}
                notes={[
                  [`${t('card.issued')}: ${fmt.date(line.issuedOn)}`, line.number, line.keptAt]
                    .filter((one) => one !== null)
                    .join(' · '),
                  line.note,
                  goneNote(t, line.withdrawn),
                ]}
                when={
                  line.withdrawn !== null ? null : line.validUntil === null ? (
                    t('card.forever')
                  ) : isReplaced(line, card.papers) ? (
                    fmt.date(line.validUntil)
                  ) : (
                    <DueStatus dueOn={line.validUntil} state="open" />
                  )
                }
                {...(mayEdit ? { entries: lineEntries(t, 'paper', line, what, steps, onStep) } : {})}
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

/** A newer paper of the same kind and person stands: the older one presses nobody. */
function isReplaced(line: HomePaperLine, papers: readonly HomePaperLine[]): boolean {
  return papers.some(
    (one) =>
      one.withdrawn === null &&
      one.kind.code === line.kind.code &&
      one.person?.id === line.person?.id &&
      one.issuedOn > line.issuedOn,
  );
}

function paperOwner(line: HomePaperLine, card: HomeCard, t: Texts): string {
  if (line.person !== null) return line.person.name ?? t('card.hiddenPerson');
  return card.family === null ? t('card.wholeInstitution') : t('card.wholeHome');
}

function Contracts({ card, mayEdit, steps, onStep }: Props): ReactNode {
  const t = useText('homes');
  return (
    <Section
      title={t('card.contracts')}
      side={
        mayEdit ? (
          <Action kind="quiet" size="small" label={t('menu.contract')} onClick={() => onStep({ kind: 'contract' })} />
        ) : undefined
      }
    >
      {card.contracts.length === 0 ? (
        <NothingYet>{t('card.noContracts')}</NothingYet>
      ) : (
        <Lines label={t('card.contracts')}>
          {card.contracts.map((line) => {
            const what = line.number === null ? line.kind.label : `${line.kind.label} nr ${line.number}`;
            return (
              <Line
                key={line.id}
                spoken={what}
                what={what}
                withdrawn={line.withdrawn !== null}
                notes={[
                  t('card.concluded', { date: fmt.date(line.concludedOn), party: line.party }),
                  line.ended === null
                    ? null
                    : t('card.ended', { date: fmt.date(line.ended.on), reason: line.ended.reason }),
                  goneNote(t, line.withdrawn),
                ]}
                when={fmt.period(line.from, line.to)}
                {...(mayEdit
                  ? {
                      entries: [
                        ...(canEnd(line)
                          ? [
                              {
                                key: 'end',
                                label: t('menu.endContract'),
                                onClick: () => onStep({ kind: 'end-contract', line }),
                              },
                            ]
                          : []),
                        ...lineEntries(t, 'contract', line, what, steps, onStep),
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

const canEnd = (line: HomeContractLine): boolean =>
  line.withdrawn === null && line.ended === null && (line.to === null || line.to >= officeToday());

function lineEntries(
  t: Texts,
  kind: 'paper' | 'contract',
  line: { readonly id: HomePaperLine['id']; readonly withdrawn: HomePaperLine['withdrawn'] },
  what: string,
  steps: HomeSteps,
  onStep: (step: HomeStep) => void,
): MenuEntry[] {
  return [
    line.withdrawn === null
      ? {
          key: 'withdraw',
          label: t('menu.withdraw'),
          onClick: () => onStep({ kind: 'withdraw', line: kind, lineId: line.id, what }),
        }
      : { key: 'reinstate', label: t('menu.reinstate'), onClick: () => void steps.reinstate(kind, line.id, what) },
  ];
}
