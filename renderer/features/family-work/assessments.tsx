import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';

import {
  ASSESSMENT_RECOMMENDATION_LABELS,
  ASSESSMENT_RESULT_LABELS,
} from '#shared/features/family-work/family-work.labels.ts';
import {
  ASSESSMENT_RECOMMENDATIONS,
  ASSESSMENT_RESULTS,
  type Assessment,
  type AssessmentDue,
  type AssessmentFields,
  type FamilyWork,
} from '#shared/features/family-work/assessments.schema.ts';
import { withdrawReason } from '#shared/features/family-work/notes.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { DateField, SelectField, TextAreaField, useOfficeForm } from '../../ui/form/index.ts';
import { ExportMenu } from '../../ui/export.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { AddRegular } from '../../ui/icons.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { screenPath, useGo } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { type } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { DueStatus } from './due-status.tsx';
import { useAssessmentDue, useWorkChanged } from './queries.ts';
import { printAssessmentScreen, printAssessmentsScreen } from './screens.ts';
import { WorkDialog } from './work-dialog.tsx';
import { assessmentSchema, type AssessForm } from './work-schemas.ts';

const useStyles = makeStyles({
  due: { paddingBlock: '8px' },
  quiet: { ...type.note, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { paddingBlock: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  strong: type.strong,
  end: { marginInlineStart: 'auto', display: 'flex', flexWrap: 'wrap', columnGap: '4px' },
  output: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', paddingBlock: '8px' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0 },
  struck: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

/** Half-year assessments of a family: when the next one is due and by what rule, and those that were made. */
export function Assessments({ familyId, work }: { familyId: FamilyId; work: FamilyWork }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const [assessing, setAssessing] = useState(false);
  const { assessments, due, may } = work;
  return (
    <Section
      title={t('assessments.title')}
      side={
        may.edit ? (
          <Action
            kind="quiet"
            size="small"
            icon={<AddRegular />}
            label={t('assessments.new')}
            onClick={() => setAssessing(true)}
          />
        ) : undefined
      }
    >
      <div className={styles.due}>
        {due === null ? (
          <p className={styles.quiet}>{t('assessments.notDue')}</p>
        ) : (
          <>
            {due.first ? t('assessments.first') : t('assessments.next')} <AssessmentTerm due={due} />
            <p className={styles.quiet}>
              {t('assessments.rule', { count: due.months })} · {fmt.bind(due.source)}
            </p>
          </>
        )}
      </div>
      {assessments.length === 0 ? <NothingYet>{t('assessments.none')}</NothingYet> : null}
      <ul className={styles.list}>
        {assessments.map((one) => (
          <AssessmentRow key={one.id} familyId={familyId} assessment={one} mayEdit={may.edit} mayPrint={may.export} />
        ))}
      </ul>
      {may.export && assessments.length > 0 ? <ListOutput familyId={familyId} /> : null}
      {assessing ? <AssessDialog familyId={familyId} onClose={() => setAssessing(false)} /> : null}
    </Section>
  );
}

/** All assessments on paper and as a file. */
function ListOutput({ familyId }: { familyId: FamilyId }): ReactNode {
  const t = useText('work');
  const go = useGo();
  const { plans } = useClient();
  return (
    <div className={useStyles().output}>
      <Action
        kind="quiet"
        size="small"
        label={t('assessments.printAll')}
        onClick={() => go(screenPath(printAssessmentsScreen, { familyId }))}
      />
      <ExportMenu
        small="quiet"
        spoken={t('assessments.exportAll')}
        ask={(format, signal) => plans.exportAssessments({ familyId, format }, { signal })}
      />
    </div>
  );
}

/** The term with how far it is. */
export function AssessmentTerm({ due }: { due: NonNullable<AssessmentDue> }): ReactNode {
  return <DueStatus dueOn={due.on} state="open" />;
}

function AssessmentRow(props: {
  familyId: FamilyId;
  assessment: Assessment;
  mayEdit: boolean;
  mayPrint: boolean;
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const go = useGo();
  const [withdrawing, setWithdrawing] = useState(false);
  const { assessment, familyId } = props;
  const { plans } = useClient();
  const reinstate = useReinstate();
  const { withdrawn } = assessment;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={mergeClasses(styles.strong, withdrawn !== null && styles.struck)}>
          {fmt.date(assessment.on)}: {ASSESSMENT_RESULT_LABELS[assessment.result]}
        </span>
        {props.mayEdit || props.mayPrint ? (
          <span className={styles.end}>
            {props.mayPrint ? (
              <>
                <Action
                  kind="quiet"
                  size="small"
                  label={t('assessments.print')}
                  spoken={t('assessments.printSpoken', { date: fmt.date(assessment.on) })}
                  onClick={() => go(screenPath(printAssessmentScreen, { familyId }, { assessment: assessment.id }))}
                />
                <ExportMenu
                  small="quiet"
                  spoken={t('assessments.exportSpoken', { date: fmt.date(assessment.on) })}
                  ask={(format, signal) =>
                    plans.exportAssessment({ familyId, assessmentId: assessment.id, format }, { signal })
                  }
                />
              </>
            ) : null}
            {props.mayEdit && withdrawn === null ? (
              <Action
                kind="quiet"
                size="small"
                label={t('assessments.withdraw')}
                spoken={t('assessments.withdrawSpoken', { date: fmt.date(assessment.on) })}
                onClick={() => setWithdrawing(true)}
              />
            ) : null}
            {props.mayEdit && withdrawn !== null ? (
              <Action
                kind="quiet"
                size="small"
                label={t('assessments.reinstate')}
                spoken={t('assessments.reinstateSpoken', { date: fmt.date(assessment.on) })}
                onClick={() => void reinstate.attempt(assessment.id)}
              />
            ) : null}
          </span>
        ) : null}
      </div>
      <p className={mergeClasses(styles.text, withdrawn !== null && styles.struck)}>{assessment.conclusions}</p>
      <p className={styles.quiet}>
        {[
          ASSESSMENT_RECOMMENDATION_LABELS[assessment.recommendation],
          assessment.nextDueOn === null
            ? t('assessments.ended')
            : t('assessments.nextDue', { date: fmt.date(assessment.nextDueOn) }),
          assessment.byName,
        ].join(' · ')}
      </p>
      {withdrawn === null ? null : (
        <p className={styles.quiet}>
          {t('assessments.withdrawn', { who: withdrawn.byName, reason: withdrawn.reason })}
        </p>
      )}
      {withdrawing ? (
        <WithdrawAssessment familyId={familyId} assessment={assessment} onClose={() => setWithdrawing(false)} />
      ) : null}
    </li>
  );
}

/** Undoes a withdrawal: as „Cofnij” of the toast, or later by itself with a toast of its own. */
function useReinstate() {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const step = async (id: Assessment['id']): Promise<void> => {
    await client.plans.reinstateAssessment({ id });
    await changed();
  };
  const attempt = async (id: Assessment['id']): Promise<void> => {
    try {
      await step(id);
      toast({ text: t('assessments.reinstated') });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    }
  };
  return { step, attempt };
}

function WithdrawAssessment(props: { familyId: FamilyId; assessment: Assessment; onClose: () => void }): ReactNode {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const { id } = props.assessment;
  const reinstate = useReinstate();
  return (
    <ReasonDialog
      title={t('assessments.withdrawTitle')}
      text={t('assessments.withdrawText')}
      label={t('assessments.withdrawReason')}
      confirm={t('assessments.withdraw')}
      schema={withdrawReason}
      draft={{ form: 'plans.withdraw', subject: { kind: 'family', id: props.familyId }, context: id }}
      onClose={props.onClose}
      onReason={async (reason) => {
        await client.plans.withdrawAssessment({ id, reason });
        await changed();
        toast({
          text: t('assessments.withdrawnDone'),
          undo: { run: () => reinstate.step(id), done: t('assessments.reinstated') },
        });
      }}
    />
  );
}

/** Writes an assessment; from the tab, and from the family's task of it. */
export function AssessDialog({ familyId, onClose }: { familyId: FamilyId; onClose: () => void }): ReactNode {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const ground = useAssessmentDue(familyId).data?.ground;
  const form = useOfficeForm<AssessForm, AssessmentFields, AssessmentDue>({
    schema: useMemo(() => assessmentSchema(ground, officeToday()), [ground]),
    draft: { form: 'plans.assess', subject: { kind: 'family', id: familyId } },
    defaultValues: { on: officeToday(), result: null, recommendation: null, conclusions: '' },
    save: async (fields) => {
      const { due } = await client.plans.assess({ familyId, fields });
      await changed();
      return due;
    },
    onSaved: (due) => {
      toast({
        text: due === null ? t('assessments.form.savedEnd') : t('assessments.form.saved', { date: fmt.date(due.on) }),
      });
      onClose();
    },
  });
  const { control } = form.form;
  const unplanned = ground?.planned === false;
  return (
    <WorkDialog
      title={t('assessments.form.title')}
      confirm={t('assessments.form.save')}
      width={640}
      form={form}
      onClose={onClose}
    >
      <DateField control={control} name="on" label={t('assessments.form.on')} side="past" required />
      <SelectField
        control={control}
        name="result"
        label={t('assessments.form.result')}
        empty={t('assessments.form.choose')}
        options={ASSESSMENT_RESULTS.map((value) => ({ value, label: ASSESSMENT_RESULT_LABELS[value] }))}
        required
      />
      <SelectField
        control={control}
        name="recommendation"
        label={t('assessments.form.recommendation')}
        empty={t('assessments.form.choose')}
        options={ASSESSMENT_RECOMMENDATIONS.map((value) => ({
          value,
          label: ASSESSMENT_RECOMMENDATION_LABELS[value],
          disabled: value === 'continue' && unplanned,
        }))}
        {...(unplanned ? { hint: t('assessments.form.unplanned') } : {})}
        required
      />
      <TextAreaField control={control} name="conclusions" label={t('assessments.form.conclusions')} rows={6} required />
    </WorkDialog>
  );
}
