import { useState, type ReactNode } from 'react';

import { programmeText } from '#shared/features/foster-care/leavers.labels.ts';
import { currentPath } from '#shared/features/foster-care/leaver-paper.ts';
import type { LeaverCard } from '#shared/features/foster-care/leavers.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { ageInWords, type LocalDate } from '#shared/kernel/local-date.ts';
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
import { LeaverDialog } from './leaver-dialogs.tsx';
import { LeaverSections } from './leaver-sections.tsx';
import { useLeaverSteps, type LeaverStep } from './leaver-steps.ts';
import { Term } from './leavers-columns.tsx';
import { PersonCareTabs } from './person-care-tabs.tsx';
import { useLeaver } from './queries.ts';
import { leaverScreen, printLeaverScreen } from './screens.ts';

const leaverRecord: RecordKind<'leavers'> = {
  texts: 'leavers',
  icon: <PersonHeartRegular />,
  listPath: PATHS.leavers,
};

/** Usamodzielnienie: the guardian, the programme, the help, the papers and the terms of somebody coming of age in care. */
export function LeaverPage(): ReactNode {
  const { personId } = useScreenParams(leaverScreen);
  return (
    <OpenedRecord kind={leaverRecord} query={useLeaver(personId)}>
      {(card) => <Card key={card.personId} card={card} />}
    </OpenedRecord>
  );
}

type Texts = ReturnType<typeof useText<'leavers'>>;

function Card({ card }: { readonly card: LeaverCard }): ReactNode {
  const t = useText('leavers');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const { leavers } = useClient();
  const [step, setStep] = useState<LeaverStep | null>(null);
  const steps = useLeaverSteps(card);
  useShortcut('Escape', useGoBack(PATHS.leavers));
  const today = officeToday();
  const path = currentPath(card);
  const open = path !== undefined && path.to === null;
  const mayEdit = card.may.edit && can('leavers.edit');
  const mayPrint = card.may.export && can('leavers.export') && card.version !== null;
  const { personId } = card;
  const name = `${card.firstName} ${card.surname}`;
  const menu: MenuEntry[] = [
    { key: 'person', label: t('card.personCard'), onClick: () => go(personPath(personId)) },
    ...(mayEdit && path !== undefined ? [withdrawEntry(path.id, t, setStep)] : []),
    ...(mayEdit && path !== undefined && !open
      ? [{ key: 'reopen', label: t('menu.reopen'), onClick: () => void steps.reopen(path) }]
      : []),
  ];
  return (
    <Page
      title={name}
      count={t('card.born', { age: ageInWords(card.birthDate, today), date: fmt.date(card.birthDate) })}
      breadcrumb={[
        { label: t('title'), to: PATHS.leavers },
        { label: t('listTitle'), to: PATHS.leavers },
        { label: t('card.leaverCard') },
      ]}
      actions={
        <>
          {mayPrint ? (
            <>
              <ExportMenu
                label={common('record.export')}
                ask={(format, signal) => leavers.exportCard({ personId, format }, { signal })}
              />
              <Action
                kind="quiet"
                label={common('record.print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printLeaverScreen, { personId }))}
              />
            </>
          ) : null}
          <ActionMenu iconOnly label={common('more')} entries={menu} />
          {mayEdit && open ? <Action label={t('menu.end')} onClick={() => setStep({ kind: 'end', path })} /> : null}
          {mayEdit && !open ? (
            <Action kind="primary" label={t('menu.open')} onClick={() => setStep({ kind: 'open' })} />
          ) : null}
        </>
      }
      head={
        <>
          <Facts facts={facts(card, today, t)} />
          <PersonCareTabs personId={personId} tab="leaver" />
        </>
      }
      hints={[
        ...(mayPrint ? [{ keys: shortcutKeys('Ctrl+P'), label: common('keys.print') }] : []),
        { keys: shortcutKeys('Escape'), label: common('keys.back') },
        { keys: shortcutKeys('Ctrl+K'), label: common('keys.searchAll') },
      ]}
    >
      {path === undefined && card.paths.length === 0 ? (
        <>
          <LeaverSections card={card} mayEdit={mayEdit} mayPrint={mayPrint} steps={steps} onStep={setStep} />
          <EmptyState
            icon={<PersonHeartRegular />}
            title={t('card.noPathTitle')}
            text={t('card.noPathText')}
            {...(mayEdit
              ? { actions: <Action label={t('menu.open')} onClick={() => setStep({ kind: 'open' })} /> }
              : {})}
          />
        </>
      ) : (
        <LeaverSections card={card} mayEdit={mayEdit} mayPrint={mayPrint} steps={steps} onStep={setStep} />
      )}
      {step === null ? null : <LeaverDialog step={step} card={card} steps={steps} onClose={() => setStep(null)} />}
    </Page>
  );
}

function withdrawEntry(
  lineId: LeaverCard['paths'][number]['id'],
  t: Texts,
  onStep: (step: LeaverStep) => void,
): MenuEntry {
  return {
    key: 'withdraw',
    label: t('menu.withdrawPath'),
    onClick: () => onStep({ kind: 'withdraw', line: 'path', lineId }),
  };
}

function facts(card: LeaverCard, today: LocalDate, t: Texts) {
  const path = currentPath(card);
  const guardian = path?.guardians.find((one) => one.withdrawn === null && holdsOn(one, today));
  const programme = path?.programmes.findLast(({ withdrawn }) => withdrawn === null);
  const [term] = card.terms;
  const where = (): ReactNode => {
    if (card.home === null) return t('card.neverInCare');
    if (!card.inCare && card.leftOn !== null) return t('card.leftOn', { date: fmt.date(card.leftOn) });
    const { home } = card;
    const form = home.form === null ? null : `, ${home.form.label}`;
    if (home.name === null) return form;
    return (
      <>
        <TextLink to={homePath(home.id)}>{home.name}</TextLink>
        {form}
      </>
    );
  };
  return [
    { label: t('card.eighteen'), value: fmt.date(card.eighteenOn) },
    { label: t('card.where'), value: where() },
    {
      label: t('card.guardian'),
      value: guardian === undefined ? t('card.noGuardian') : (guardian.name ?? t('card.protectedGuardian')),
    },
    { label: t('card.programmeShort'), value: fmt.text(programmeText(programme ?? null)) },
    { label: t('card.nextTerm'), value: term === undefined ? t('card.noTerm') : <Term term={term} short /> },
  ];
}
