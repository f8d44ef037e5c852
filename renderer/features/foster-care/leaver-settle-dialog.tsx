import type { ReactNode } from 'react';
import type { z } from 'zod';

import {
  approveFields,
  assessFields,
  consentFields,
  decideFields,
  endGuardianFields,
  endHelpFields,
  endSuspensionFields,
  goalDoneFields,
  type LeaverCard,
  type SettleFields,
} from '#shared/features/foster-care/leavers.schema.ts';
import { useText } from '../../i18n/index.ts';
import { officeToday } from '../../ui/format.ts';
import { adding, FieldsDialog, type FieldOfDialog, type FieldsDialogProps, type TypedTexts } from './fields-dialog.tsx';
import type { LeaverStep, LeaverSteps } from './leaver-steps.ts';

const SETTLE_READ = {
  'end-guardian': adding({ how: 'end-guardian' }),
  consent: adding({ how: 'consent' }),
  approve: adding({ how: 'approve' }),
  assess: adding({ how: 'assess' }),
  'goal-done': adding({ how: 'goal-done' }),
  // Who refuses gives no days, whatever was typed before.
  decide: ({ from, to, ...typed }: TypedTexts) => ({
    how: 'decide',
    ...typed,
    from: typed['state'] === 'refused' ? null : from,
    to: typed['state'] === 'refused' ? null : to,
  }),
  'end-help': adding({ how: 'end-help' }),
  'end-suspension': adding({ how: 'end-suspension' }),
} as const;

const SETTLE_SCHEMAS: Readonly<Record<SettleFields['how'], z.ZodType<SettleFields>>> = {
  'end-guardian': endGuardianFields,
  consent: consentFields,
  approve: approveFields,
  assess: assessFields,
  'goal-done': goalDoneFields,
  decide: decideFields,
  'end-help': endHelpFields,
  'end-suspension': endSuspensionFields,
};

/** What became of a line: consent, approval, decision, end. */
export function SettleDialog(props: {
  readonly personId: LeaverCard['personId'];
  readonly step: Extract<LeaverStep, { kind: 'settle' }>;
  readonly steps: LeaverSteps;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('leavers');
  const { step, steps } = props;
  const { how } = step;
  const today = officeToday();
  const day = (name: string, label: string): FieldOfDialog => ({ name, label, kind: 'date', required: true });
  const granted = ({ state }: TypedTexts): boolean => state !== 'refused';
  const own: Readonly<Record<SettleFields['how'], Pick<FieldsDialogProps<SettleFields>, 'fields' | 'defaults'>>> = {
    'end-guardian': { fields: [day('to', t('form.guardianTo'))], defaults: { to: today } },
    consent: { fields: [day('on', t('form.consent'))], defaults: { on: today } },
    approve: {
      fields: [
        day('on', t('form.approved')),
        { name: 'by', label: t('form.approvedBy'), hint: t('form.approvedByHint'), kind: 'text', required: true },
      ],
      defaults: { on: today, by: null },
    },
    assess: {
      fields: [
        day('on', t('form.assessed')),
        { name: 'words', label: t('form.assessment'), kind: 'area', required: true },
      ],
      defaults: { on: today, words: null },
    },
    'goal-done': {
      fields: [day('on', t('form.done')), { name: 'outcome', label: t('form.outcome'), kind: 'area' }],
      defaults: { on: today, outcome: null },
    },
    decide: {
      fields: [
        {
          name: 'state',
          label: t('form.state'),
          kind: {
            options: [
              { value: 'granted', label: t('form.granted') },
              { value: 'refused', label: t('form.refused') },
            ],
          },
          required: true,
        },
        { name: 'number', label: t('form.decisionNumber'), kind: 'text' },
        day('on', t('form.decisionOn')),
        { ...day('from', t('form.helpFrom')), when: granted },
        { name: 'to', label: t('form.helpTo'), hint: t('form.openEnd'), kind: 'date', when: granted },
      ],
      defaults: { state: 'granted', number: null, on: today, from: today, to: null },
    },
    'end-help': { fields: [day('to', t('form.helpTo'))], defaults: { to: today } },
    'end-suspension': { fields: [day('to', t('form.suspendedTo'))], defaults: { to: today } },
  };
  return (
    <FieldsDialog
      personId={props.personId}
      onClose={props.onClose}
      draft={{ form: 'leavers.settle', context: `${how} ${step.lineId}` }}
      schema={SETTLE_SCHEMAS[how]}
      read={SETTLE_READ[how]}
      title={t(`${how}.title`)}
      confirm={t(`${how}.confirm`)}
      {...own[how]}
      save={(fields) => steps.settle(step.lineId, fields)}
    />
  );
}
