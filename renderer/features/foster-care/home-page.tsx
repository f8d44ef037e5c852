import { useState, type ReactNode } from 'react';

import { mainForm } from '#shared/features/foster-care/homes.rules.ts';
import { placesText } from '#shared/features/foster-care/homes.labels.ts';
import { takeBackReason, type HomeCard } from '#shared/features/foster-care/homes.schema.ts';
import { heldOn } from '#shared/kernel/dated-rows.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { HomeRegular, PrintRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { OpenedRecord, type RecordKind } from '../../ui/record/index.ts';
import { RecordHeader } from '../../ui/record-header.tsx';
import { screenPath, useGo, useGoBack, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { shortcutKeys, useShortcut } from '../../ui/shortcuts.ts';
import { ChangeFormDialog, ContractDialog, PaperDialog, ReadinessDialog } from './home-dialogs.tsx';
import { EndContractDialog, EndFormDialog } from './home-end-dialogs.tsx';
import { HomeOverview } from './home-overview.tsx';
import { HomePapers } from './home-papers.tsx';
import { homeDraft, useHomeSteps, type HomeStep, type HomeSteps } from './home-steps.ts';
import { useHomeCard } from './queries.ts';
import { editHomeScreen, homeScreen, placeChildScreen, printHomeScreen } from './screens.ts';

export const homeRecord: RecordKind<'homes'> = { texts: 'homes', icon: <HomeRegular />, listPath: PATHS.homes };

/** Karta rodziny lub placówki: which form, how many places, who is there; papers and contracts in their own tab. */
export function HomePage(): ReactNode {
  const { homeId } = useScreenParams(homeScreen);
  return (
    <OpenedRecord kind={homeRecord} query={useHomeCard(homeId)}>
      {(card) => <Card key={card.id} card={card} />}
    </OpenedRecord>
  );
}

function Card({ card }: { readonly card: HomeCard }): ReactNode {
  const t = useText('homes');
  const care = useText('care');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const [search, change] = useScreenSearch(homeScreen);
  const [step, setStep] = useState<HomeStep | null>(null);
  const steps = useHomeSteps(card);
  useShortcut('Escape', useGoBack(PATHS.homes));
  const mayEdit = card.may.edit && can('homes.edit');
  const mayPrint = card.may.export && can('homes.export');
  const { homes } = useClient();
  const edit = screenPath(editHomeScreen, { homeId: card.id });
  useShortcut('F2', () => go(edit), { enabled: mayEdit });
  const { family } = card;
  return (
    <Page
      title={card.name}
      breadcrumb={[{ label: care('tabs.homes'), to: PATHS.homes }, { label: family?.caseNumber ?? card.name }]}
      actions={
        <>
          {mayPrint ? (
            <>
              <ExportMenu
                label={common('record.export')}
                ask={(format, signal) => homes.exportCard({ id: card.id, format }, { signal })}
              />
              <Action
                kind="quiet"
                label={common('record.print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printHomeScreen, { homeId: card.id }))}
              />
            </>
          ) : null}
          {family === null ? null : (
            <Action kind="quiet" label={t('card.familyCard')} onClick={() => go(familyPath(family.id))} />
          )}
          {mayEdit ? (
            <>
              <ActionMenu
                iconOnly
                label={common('more')}
                entries={[
                  { key: 'form', label: t('menu.changeForm'), onClick: () => setStep({ kind: 'change-form' }) },
                  { key: 'readiness', label: t('menu.readiness'), onClick: () => setStep({ kind: 'readiness' }) },
                  { key: 'contract', label: t('menu.contract'), onClick: () => setStep({ kind: 'contract' }) },
                  { key: 'edit', label: t('menu.edit'), onClick: () => go(edit) },
                ]}
              />
              <Action label={t('menu.paper')} onClick={() => setStep({ kind: 'paper' })} />
            </>
          ) : null}
          {can('care.edit') && card.forms.some((line) => line.withdrawn === null && line.to === null) ? (
            <Action
              kind="primary"
              label={t('menu.place')}
              onClick={() => go(screenPath(placeChildScreen, {}, { home: card.id }))}
            />
          ) : null}
        </>
      }
      head={
        <RecordHeader
          facts={facts(card, t)}
          tabs={[
            { key: 'overview', label: t('tab.overview') },
            {
              key: 'papers',
              label: t('tab.papers'),
              count: [...card.papers, ...card.contracts].filter(({ withdrawn }) => withdrawn === null).length,
            },
          ]}
          tab={search.tab}
          onTab={(tab) => change({ tab })}
        />
      }
      hints={[
        ...(mayPrint ? [{ keys: shortcutKeys('Ctrl+P'), label: common('keys.print') }] : []),
        ...(mayEdit ? [{ keys: ['F2'], label: common('keys.edit') }] : []),
        { keys: shortcutKeys('Escape'), label: common('keys.back') },
        { keys: shortcutKeys('Ctrl+K'), label: common('keys.searchAll') },
      ]}
    >
      {search.tab === 'papers' ? (
        <HomePapers card={card} mayEdit={mayEdit} steps={steps} onStep={setStep} />
      ) : (
        <HomeOverview card={card} mayEdit={mayEdit} steps={steps} onStep={setStep} />
      )}
      {step === null ? null : <StepOf step={step} card={card} steps={steps} onClose={() => setStep(null)} />}
    </Page>
  );
}

type Texts = ReturnType<typeof useText<'homes'>>;

/** Who, where, how many, by whom, until when. */
function facts(card: HomeCard, t: Texts) {
  const today = officeToday();
  const live = card.forms
    .filter(({ withdrawn }) => withdrawn === null)
    .map((line) => ({ ...line, form: line.form.code, label: line.form.label }));
  const form = mainForm(live, today);
  const contract = heldOn(
    card.contracts
      .filter(({ withdrawn }) => withdrawn === null)
      .map((line) => ({ ...line, to: line.ended?.on ?? line.to })),
    today,
  );
  const coordinator =
    card.family === null
      ? t('card.institutionCoordinator')
      : (card.coordinator?.displayName ?? t('card.noCoordinator'));
  return [
    { label: t('card.form'), value: form?.label ?? t('card.noForm') },
    { label: t('card.places'), value: placesText(card.places) },
    card.institution === null
      ? { label: t('card.coordinator'), value: coordinator }
      : { label: t('card.director'), value: fmt.text(card.institution.director) },
    { label: t('card.address'), value: card.addressLine ?? t('card.noAddress') },
    ...(card.family === null
      ? []
      : [
          {
            label: t('card.contractTo'),
            value:
              contract === undefined
                ? t('card.noContract')
                : contract.to === null
                  ? t('card.forever')
                  : fmt.date(contract.to),
          },
        ]),
  ];
}

function StepOf(props: {
  readonly step: HomeStep;
  readonly card: HomeCard;
  readonly steps: HomeSteps;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('homes');
  const { step, ...rest } = props;
  switch (step.kind) {
    case 'change-form':
      return <ChangeFormDialog {...rest} />;
    case 'contract':
      return <ContractDialog {...rest} />;
    case 'readiness':
      return <ReadinessDialog {...rest} />;
    case 'paper':
      return <PaperDialog {...rest} />;
    case 'end-form':
      return <EndFormDialog {...rest} line={step.line} />;
    case 'end-contract':
      return <EndContractDialog {...rest} line={step.line} />;
    case 'withdraw':
      return (
        <ReasonDialog
          title={t('withdraw.title')}
          text={t('withdraw.text', { what: step.what })}
          label={t('withdraw.reason')}
          confirm={t('withdraw.confirm')}
          schema={takeBackReason}
          draft={{ form: 'homes.withdraw', ...homeDraft(props.card, step.lineId) }}
          onClose={props.onClose}
          onReason={(reason) => props.steps.withdraw(step.line, step.lineId, step.what, reason)}
        />
      );
  }
}
