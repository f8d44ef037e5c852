import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { currentPath } from '#shared/features/foster-care/leaver-paper.ts';
import { GAP_LABELS } from '#shared/features/foster-care/leavers.labels.ts';
import type { LeaverCard, LeaverGap, LeaverLine, LeaverPath } from '#shared/features/foster-care/leavers.schema.ts';
import { addDays, durationInWords } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Section } from '../../ui/section.tsx';
import { Status } from '../../ui/status.tsx';
import { media } from '../../ui/theme/theme.ts';
import { Guardians, Help, Programme, Steps } from './leaver-lines.tsx';
import { leaverEvents } from './leaver-events.ts';
import type { LeaverStep, LeaverSteps } from './leaver-steps.ts';
import { Term } from './leavers-columns.tsx';
import { Line, Lines } from './line-parts.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1fr)',
    columnGap: '28px',
    [media.belowWide]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  notice: { margin: '0 0 12px', color: tokens.colorNeutralForeground3 },
});

export interface SectionProps {
  readonly card: LeaverCard;
  readonly mayEdit: boolean;
  readonly mayPrint: boolean;
  readonly steps: LeaverSteps;
  readonly onStep: (step: LeaverStep) => void;
}

export interface PathProps extends SectionProps {
  readonly path: LeaverPath;
}

/** What is missing and due, and below it what the way to independence is made of. */
export function LeaverSections(props: SectionProps): ReactNode {
  const styles = useStyles();
  const t = useText('leavers');
  const { card } = props;
  const path = currentPath(card);
  // An ended path stays as it was: it is reopened before anything is added to it.
  const mayEdit = props.mayEdit && path !== undefined && path.to === null;
  return (
    <>
      {path?.to == null || path.endReason === null ? null : (
        <p className={styles.notice}>
          {t('card.endedNotice', { date: fmt.date(path.to), reason: path.endReason.label })}
        </p>
      )}
      <div className={styles.columns}>
        <div>
          <Gaps {...props} mayEdit={mayEdit} />
          {path === undefined ? null : (
            <>
              <Programme {...props} path={path} mayEdit={mayEdit} />
              <Help {...props} path={path} mayEdit={mayEdit} />
            </>
          )}
        </div>
        <div>
          <Terms card={card} />
          {path === undefined ? null : (
            <>
              <Guardians {...props} path={path} mayEdit={mayEdit} />
              <Steps {...props} path={path} mayEdit={mayEdit} />
            </>
          )}
        </div>
      </div>
      {path === undefined ? null : <Events path={path} />}
      <Earlier card={card} path={path} />
      <Replaced {...props} />
    </>
  );
}

/** What is missing, each with the step that mends it. */
function Gaps({ card, mayEdit, onStep }: SectionProps): ReactNode {
  const t = useText('leavers');
  const path = currentPath(card);
  const guardian = path?.guardians.findLast(({ withdrawn }) => withdrawn === null);
  const programme = path?.programmes.findLast(({ withdrawn }) => withdrawn === null);
  const mending = (gap: LeaverGap): { readonly label: string; readonly step: LeaverStep } | null => {
    switch (gap) {
      case 'guardian':
        return { label: t('menu.guardian'), step: { kind: 'guardian' } };
      case 'consent':
        return guardian === undefined
          ? null
          : { label: t('menu.consent'), step: { kind: 'settle', how: 'consent', lineId: guardian.id } };
      case 'programme':
        return { label: t('menu.programme'), step: { kind: 'programme' } };
      case 'approval':
        return programme === undefined
          ? null
          : { label: t('menu.approve'), step: { kind: 'settle', how: 'approve', lineId: programme.id } };
      case 'end':
        return path === undefined ? null : { label: t('menu.end'), step: { kind: 'end', path } };
      case 'path':
      case 'basis':
        return null;
    }
  };
  return (
    <Section title={t('card.missing')} {...(card.gaps.length === 0 ? {} : { count: card.gaps.length })}>
      {card.gaps.length === 0 ? (
        <Status kind="done">{t('card.nothingMissing')}</Status>
      ) : (
        <Lines label={t('card.missing')}>
          {card.gaps.map((gap) => {
            const mend = mayEdit ? mending(gap) : null;
            return (
              <Line
                key={gap}
                spoken={GAP_LABELS[gap]}
                what={<Status kind="look">{GAP_LABELS[gap]}</Status>}
                when={
                  mend === null ? null : (
                    <Action kind="quiet" size="small" label={mend.label} onClick={() => onStep(mend.step)} />
                  )
                }
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

function Terms({ card }: { readonly card: LeaverCard }): ReactNode {
  const t = useText('leavers');
  const today = officeToday();
  const { stay } = card;
  return (
    <Section title={t('card.terms')}>
      {card.terms.length === 0 ? (
        <NothingYet>{t('card.noTerms')}</NothingYet>
      ) : (
        <Lines label={t('card.terms')}>
          {card.terms.map((term) => (
            <Line
              key={`${term.label} ${term.due}`}
              spoken={term.label}
              what={<Term term={term} />}
              when={term.article}
            />
          ))}
        </Lines>
      )}
      {stay === null ? null : (
        <Lines label={t('card.stay')}>
          <Line
            spoken={t('card.stay')}
            what={t('card.stay')}
            notes={[
              t('card.stayOf', {
                long: durationInWords(addDays(today, -stay.days), today),
                months: stay.months,
              }),
            ]}
            when={<Status kind={stay.met ? 'done' : 'look'}>{t(stay.met ? 'card.met' : 'card.notMet')}</Status>}
          />
        </Lines>
      )}
    </Section>
  );
}

function Events({ path }: { readonly path: LeaverPath }): ReactNode {
  const t = useText('leavers');
  const events = leaverEvents(path, t);
  return (
    <Section title={t('card.history')} count={events.length}>
      <Lines label={t('card.history')}>
        {events.map(({ key, on, what }) => (
          <Line key={key} spoken={what} what={what} when={fmt.date(on)} />
        ))}
      </Lines>
    </Section>
  );
}

function Earlier({ card, path }: { readonly card: LeaverCard; readonly path: LeaverPath | undefined }): ReactNode {
  const t = useText('leavers');
  const earlier = card.paths.filter(({ id, withdrawn }) => withdrawn === null && id !== path?.id);
  if (earlier.length === 0) return null;
  return (
    <Section title={t('card.earlier')} count={earlier.length}>
      <Lines label={t('card.earlier')}>
        {earlier.toReversed().map((one) => (
          <Line
            key={one.id}
            spoken={one.basis.label}
            what={one.basis.label}
            notes={[one.endReason === null ? null : t('card.ended', { reason: one.endReason.label }), one.endNote]}
            when={fmt.period(one.from, one.to)}
          />
        ))}
      </Lines>
    </Section>
  );
}

type Back = NonNullable<LeaverPath['withdrawn']>;

/** What was taken back, with the reason and the way back. */
function Replaced({ card, mayEdit, steps }: SectionProps): ReactNode {
  const t = useText('leavers');
  const found: { line: LeaverLine; id: LeaverPath['id']; what: string; back: Back }[] = [];
  const add = (
    line: LeaverLine,
    one: { readonly id: LeaverPath['id']; readonly withdrawn: LeaverPath['withdrawn'] },
    what: string,
  ): void => {
    if (one.withdrawn !== null) found.push({ line, id: one.id, what, back: one.withdrawn });
  };
  for (const path of card.paths) {
    add('path', path, `${t('card.path')}: ${path.basis.label}`);
    for (const one of path.guardians) add('guardian', one, one.name ?? t('card.protectedGuardian'));
    for (const one of path.programmes) {
      add('programme', one, `${t('card.programme')}, ${fmt.date(one.draftedOn)}`);
      for (const goal of one.goals) add('goal', goal, goal.words);
    }
    for (const one of path.help) {
      add('help', one, one.form.label);
      for (const pause of one.suspensions) add('suspension', pause, `${one.form.label}: ${pause.reason.label}`);
    }
    for (const one of path.steps) add('step', one, one.step.label);
  }
  if (found.length === 0) return null;
  return (
    <Section title={t('card.replaced')} count={found.length}>
      <Lines label={t('card.replaced')}>
        {found.map(({ line, id, what, back }) => (
          <Line
            key={id}
            spoken={what}
            what={what}
            withdrawn
            notes={[t('card.replacedWhy', { date: fmt.instantDay(back.at), who: back.byName, reason: back.reason })]}
            {...(mayEdit
              ? {
                  entries: [
                    { key: 'reinstate', label: t('menu.reinstate'), onClick: () => void steps.reinstate(line, id) },
                  ],
                }
              : {})}
          />
        ))}
      </Lines>
    </Section>
  );
}
