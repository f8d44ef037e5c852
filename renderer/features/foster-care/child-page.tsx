import { useState, type ReactNode } from 'react';

import type { ChildCare, PlacementLine } from '#shared/features/foster-care/care.schema.ts';
import { heldOn, holdsOn } from '#shared/kernel/dated-rows.ts';
import { ageAt, ageInWords, durationInWords, type LocalDate } from '#shared/kernel/local-date.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { PersonHeartRegular, PrintRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { homePath, PATHS, personPath } from '../../ui/paths.ts';
import { OpenedRecord, type RecordKind } from '../../ui/record/index.ts';
import { Facts } from '../../ui/record-header.tsx';
import { screenPath, useGo, useGoBack, useScreenParams } from '../../ui/screen.ts';
import { shortcutKeys, useShortcut } from '../../ui/shortcuts.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ChildDialog } from './child-dialog.tsx';
import { ChildStay } from './child-stay.tsx';
import { useChildSteps, type ChildStep } from './child-steps.ts';
import { PersonCareTabs } from './person-care-tabs.tsx';
import { useChildCare } from './queries.ts';
import { childScreen, placeChildScreen, printChildScreen, vacanciesScreen } from './screens.ts';
import { ReservationSection, type ReservationRow } from './vacancies/reservation-section.tsx';

export const childRecord: RecordKind<'care'> = {
  texts: 'care',
  icon: <PersonHeartRegular />,
  listPath: PATHS.children,
};

/** Dziecko w pieczy: where now, since when, who answers, who pays; the whole stay drawn below. */
export function ChildPage(): ReactNode {
  const { personId } = useScreenParams(childScreen);
  return (
    <OpenedRecord kind={childRecord} query={useChildCare(personId)}>
      {(child) => <Card key={child.personId} child={child} />}
    </OpenedRecord>
  );
}

function Card({ child }: { readonly child: ChildCare }): ReactNode {
  const t = useText('care');
  const common = useText();
  const vacancyText = useText('vacancies');
  const can = useCan();
  const go = useGo();
  const [step, setStep] = useState<ChildStep | null>(null);
  const steps = useChildSteps(child);
  useShortcut('Escape', useGoBack(PATHS.children));
  const today = officeToday();
  const present = presentStay(child, today);
  const open = child.placements.find((one) => one.withdrawn === null && one.kind === 'stay' && one.to === null);
  const mayEdit = child.may.edit && can('care.edit');
  const mayPrint = child.may.export && can('care.export') && child.version !== null;
  const { care } = useClient();
  const place = screenPath(placeChildScreen, {}, { child: child.personId });
  return (
    <Page
      title={`${child.firstName} ${child.surname}`}
      count={t('card.born', { age: ageInWords(child.birthDate, today), date: fmt.date(child.birthDate) })}
      breadcrumb={[
        { label: t('title'), to: PATHS.children },
        { label: t('tabs.children'), to: PATHS.children },
        { label: child.caseNumber ?? `${child.firstName} ${child.surname}` },
      ]}
      actions={
        <>
          {mayPrint ? (
            <>
              <ExportMenu
                label={common('record.export')}
                ask={(format, signal) => care.exportCard({ personId: child.personId, format }, { signal })}
              />
              <Action
                kind="quiet"
                label={common('record.print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printChildScreen, { personId: child.personId }))}
              />
            </>
          ) : null}
          <Action kind="quiet" label={t('card.personCard')} onClick={() => go(personPath(child.personId))} />
          {can('homes.view') ? (
            <Action
              kind="quiet"
              label={vacancyText('card.search')}
              onClick={() => go(screenPath(vacanciesScreen, {}, { childIds: [child.personId] }))}
            />
          ) : null}
          {mayEdit && child.version !== null ? (
            <ActionMenu iconOnly label={common('more')} entries={menuOf(open, t, setStep)} />
          ) : null}
          {mayEdit && open === undefined ? (
            <Action kind="primary" label={t('menu.place')} onClick={() => go(place)} />
          ) : null}
          {mayEdit && open !== undefined ? (
            <>
              <Action label={t('menu.end')} onClick={() => setStep({ kind: 'end', line: open })} />
              <Action kind="primary" label={t('menu.move')} onClick={() => setStep({ kind: 'move' })} />
            </>
          ) : null}
        </>
      }
      head={
        <>
          <Facts facts={facts(child, present, today, t)} />
          {comesOfAge(child.birthDate, today) ? <PersonCareTabs personId={child.personId} tab="stay" /> : null}
        </>
      }
      hints={[
        ...(mayPrint ? [{ keys: shortcutKeys('Ctrl+P'), label: common('keys.print') }] : []),
        { keys: shortcutKeys('Escape'), label: common('keys.back') },
        { keys: shortcutKeys('Ctrl+K'), label: common('keys.searchAll') },
      ]}
    >
      <ReservationSection rows={reservationsOf(child, mayEdit, vacancyText('card.hiddenHome'))} />
      {child.placements.length === 0 ? (
        <EmptyState
          icon={<PersonHeartRegular />}
          title={t('card.neverTitle')}
          text={t('card.neverText')}
          {...(mayEdit ? { actions: <Action label={t('menu.place')} onClick={() => go(place)} /> } : {})}
        />
      ) : (
        <ChildStay child={child} mayEdit={mayEdit} steps={steps} onStep={setStep} />
      )}
      {step === null ? null : <ChildDialog step={step} child={child} steps={steps} onClose={() => setStep(null)} />}
    </Page>
  );
}

/** Old enough that the way to independence is looked at. */
const comesOfAge = (birthDate: LocalDate, today: LocalDate): boolean => ageAt(birthDate, today) >= 15;
function reservationsOf(child: ChildCare, mayEdit: boolean, hidden: string): ReservationRow[] {
  return child.reservations.map(({ home, ...one }) => ({
    ...one,
    what: home.name ?? hidden,
    shown: home.name === null ? hidden : <TextLink to={homePath(home.id)}>{home.name}</TextLink>,
    mayEdit,
  }));
}

/** The stay of the day; null while the child is in none. */
export function presentStay(child: ChildCare, day: LocalDate): PlacementLine | undefined {
  return child.placements.find((one) => one.withdrawn === null && one.kind === 'stay' && holdsOn(one, day));
}

type Texts = ReturnType<typeof useText<'care'>>;

function facts(child: ChildCare, present: PlacementLine | undefined, today: LocalDate, t: Texts) {
  const episode = child.episodes.at(-1);
  const payer = heldOn(
    child.funding.filter(({ withdrawn }) => withdrawn === null),
    today,
  );
  const share = child.shares.findLast(({ from }) => from <= today);
  const now = (): ReactNode => {
    if (present === undefined) {
      return episode?.to == null ? t('card.notInCare') : t('card.leftOn', { date: fmt.date(episode.to) });
    }
    const { home } = present;
    const form = home.form?.label ?? '';
    if (home.name === null) return t('list.protectedHome');
    return (
      <>
        <TextLink to={homePath(home.id)}>{home.name}</TextLink>
        {form === '' ? null : `, ${form}`}
      </>
    );
  };
  return [
    { label: t('card.now'), value: now() },
    {
      label: t('card.inCare'),
      value:
        episode === undefined
          ? t('card.neverInCare')
          : t('card.since', {
              long: durationInWords(episode.from, episode.to ?? today),
              date: fmt.date(episode.from),
            }),
    },
    { label: t('card.coordinator'), value: child.coordinatorName ?? t('card.noCoordinator') },
    {
      label: t('card.share'),
      value:
        payer?.commune == null || share === undefined
          ? t('card.noShare')
          : t('card.shareOf', { commune: payer.commune.name, percent: share.percent }),
    },
    { label: t('card.caseNumber'), value: child.caseNumber ?? t('card.noCaseNumber') },
  ];
}

function menuOf(open: PlacementLine | undefined, t: Texts, onStep: (step: ChildStep) => void): MenuEntry[] {
  const entry = (
    kind: Extract<ChildStep, { readonly kind: string }>['kind'] & SimpleStep,
    label: string,
  ): MenuEntry => ({
    key: kind,
    label,
    onClick: () => onStep({ kind }),
  });
  return [
    ...(open === undefined
      ? []
      : [entry('plan', t('menu.plan')), entry('respite', t('menu.respite')), entry('absence', t('menu.absence'))]),
    entry('basis', t('menu.basis')),
    entry('funding', t('menu.funding')),
    entry('past', t('menu.past')),
    entry('case-number', t('menu.caseNumber')),
  ];
}

type SimpleStep = 'move' | 'plan' | 'respite' | 'past' | 'basis' | 'funding' | 'absence' | 'case-number';
