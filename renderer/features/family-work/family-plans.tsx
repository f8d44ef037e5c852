import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { formerOutcome } from '#shared/features/family-work/family-work.rules.ts';
import type { FamilyWork } from '#shared/features/family-work/assessments.schema.ts';
import type { Plan } from '#shared/features/family-work/plans.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { AddRegular, PrintRegular } from '../../ui/icons.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { screenPath, useGo } from '../../ui/screen.ts';
import { Columns, Fact, FactList, Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { Assessments } from './assessments.tsx';
import { FormerOutcome, outcomeWords } from './former-outcome.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { PlanEditor } from './plan-form.tsx';
import { useFamilyWork } from './queries.ts';
import { printPlanScreen } from './screens.ts';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0 },
  goal: { paddingBlock: '10px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  goalTitle: { ...type.strong, margin: 0, overflowWrap: 'anywhere' },
  quiet: { ...type.note, color: tokens.colorNeutralForeground3, margin: 0 },
  actions: { margin: 0, paddingInlineStart: '20px', paddingBlock: '4px' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
  former: { listStyleType: 'none', margin: 0, padding: 0 },
  formerRow: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center', minHeight: '36px' },
});

/** „Plan i oceny”: the plan that holds with what came of its goals, earlier versions, half-year assessments. */
export function FamilyPlans({ familyId, writing }: { familyId: FamilyId; writing: boolean }): ReactNode {
  const work = useFamilyWork(familyId);
  if (work.isError) return <ErrorState error={work.error} onRetry={() => void work.refetch()} />;
  if (work.data === undefined) return <Skeleton rows={6} />;
  return <Work familyId={familyId} work={work.data} opensForm={writing} />;
}

/** The plan that holds on that day; before the first one begins, the first one. */
export function presentPlan(plans: readonly Plan[], day: LocalDate): Plan | undefined {
  return plans.find(({ from }) => from <= day) ?? plans.at(-1);
}

function Work(props: { familyId: FamilyId; work: FamilyWork; opensForm: boolean }): ReactNode {
  const t = useText('work');
  const { familyId, work } = props;
  const { plans, may } = work;
  const [writing, setWriting] = useState(props.opensForm && may.edit);
  const [written, setWritten] = useState(false);
  const present = presentPlan(plans, officeToday());
  const others = plans.filter((one) => one !== present);
  return (
    <Columns side={<Assessments familyId={familyId} work={work} />}>
      {writing ? (
        <PlanEditor
          familyId={familyId}
          plans={plans}
          {...(present === undefined ? {} : { present })}
          onClose={() => {
            setWriting(false);
            setWritten(true);
          }}
        />
      ) : (
        <Section
          title={t('plans.title')}
          takesFocus={written}
          side={
            may.edit ? (
              <Action
                kind="quiet"
                size="small"
                icon={<AddRegular />}
                label={present === undefined ? t('plans.new') : t('plans.newVersion')}
                onClick={() => setWriting(true)}
              />
            ) : undefined
          }
        >
          {present === undefined ? (
            <NothingYet>
              {t('plans.none')} {may.edit ? t('plans.noneHint') : null}
            </NothingYet>
          ) : (
            <PlanView familyId={familyId} plan={present} earlier={others} mayEdit={may.edit} mayPrint={may.export} />
          )}
        </Section>
      )}
      {others.length === 0 ? null : <FormerPlans familyId={familyId} plans={others} mayPrint={may.export} />}
    </Columns>
  );
}

function PlanView(props: {
  familyId: FamilyId;
  plan: Plan;
  /** Plans that tell what came of its goals before. */
  earlier: readonly Plan[];
  mayEdit: boolean;
  mayPrint: boolean;
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const go = useGo();
  const { familyId, plan, mayEdit } = props;
  const { plans } = useClient();
  return (
    <>
      <FactList>
        <Fact label={t('plans.period')}>{periodOf(plan, t('plans.openEnd'))}</Fact>
        <Fact label={t('plans.situation')}>
          <p className={styles.text}>{plan.situation}</p>
        </Fact>
        <Fact label={t('plans.agreedWith')}>{fmt.text(plan.agreedWith)}</Fact>
        <Fact label={t('plans.writtenBy')}>
          {fmt.instant(plan.at)}, {plan.byName}
        </Fact>
      </FactList>
      {plan.goals.map((goal, index) => (
        <Goal
          key={goal.id}
          familyId={familyId}
          goal={goal}
          planFrom={plan.from}
          number={index + 1}
          mayEdit={mayEdit}
          former={goal.outcome === null ? formerOutcome(props.earlier, goal.goal, plan.id) : null}
        />
      ))}
      {props.mayPrint ? (
        <>
          <Action
            kind="quiet"
            icon={<PrintRegular />}
            label={t('plans.print')}
            onClick={() => go(screenPath(printPlanScreen, { familyId }, { plan: plan.id }))}
          />
          <ExportMenu
            label={t('plans.export')}
            ask={(format, signal) => plans.exportPlan({ familyId, planId: plan.id, format }, { signal })}
          />
        </>
      ) : null}
    </>
  );
}

const periodOf = (plan: Pick<Plan, 'from' | 'until'>, openEnd: string): string =>
  plan.until === null ? `${fmt.period(plan.from, null)}, ${openEnd}` : fmt.period(plan.from, plan.until);

function Goal(props: {
  familyId: FamilyId;
  goal: Plan['goals'][number];
  planFrom: LocalDate;
  number: number;
  mayEdit: boolean;
  former: Plan['goals'][number]['outcome'];
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const [recording, setRecording] = useState(false);
  const { goal, number, familyId } = props;
  const { outcome } = goal;
  return (
    <div className={styles.goal}>
      <h3 className={styles.goalTitle}>
        {t('plans.goal', { number })}: {goal.goal}
      </h3>
      <p className={styles.quiet}>
        {t('plans.effect')}: {goal.effect}
      </p>
      <ul className={styles.actions}>
        {goal.actions.map((one) => (
          <li key={one.id}>
            {one.action}
            <br />
            <span className={styles.quiet}>
              {[one.responsible, one.userName, one.dueOn === null ? null : `${t('plans.due')}: ${fmt.date(one.dueOn)}`]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.line}>
        {outcome === null ? (
          <span className={styles.quiet}>
            {t('plans.outcome')}: {t('plans.noOutcome')}
          </span>
        ) : (
          <Status kind={outcome.result === 'reached' ? 'done' : outcome.result === 'partly' ? 'running' : 'look'}>
            {outcomeWords(outcome)}
          </Status>
        )}
        {props.mayEdit ? (
          <Action
            kind="quiet"
            size="small"
            label={t('plans.recordOutcome')}
            spoken={t('plans.outcomeSpoken', { goal: goal.goal })}
            onClick={() => setRecording(true)}
          />
        ) : null}
      </div>
      {props.former === null ? null : <FormerOutcome outcome={props.former} />}
      {recording ? (
        <OutcomeDialog familyId={familyId} goal={goal} planFrom={props.planFrom} onClose={() => setRecording(false)} />
      ) : null}
    </div>
  );
}

function FormerPlans(props: { familyId: FamilyId; plans: readonly Plan[]; mayPrint: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Section title={t('plans.former')} count={props.plans.length}>
      <ul className={styles.former}>
        {props.plans.map((plan) => (
          <li key={plan.id}>
            <div className={styles.formerRow}>
              <Action
                kind="quiet"
                size="small"
                label={periodOf(plan, t('plans.openEnd'))}
                onClick={() => setShown(shown === plan.id ? null : plan.id)}
              />
              <span className={styles.quiet}>
                {fmt.instant(plan.at)}, {plan.byName}
              </span>
            </div>
            {shown === plan.id ? (
              <PlanView familyId={props.familyId} plan={plan} earlier={[]} mayEdit={false} mayPrint={props.mayPrint} />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
