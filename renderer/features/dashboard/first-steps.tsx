import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import type { DashboardOverview } from '#shared/features/dashboard/dashboard.contract.ts';
import { reachOf } from '#shared/permissions/roles.ts';
import { useApi, useCan, useClient, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { CheckmarkCircleFilled, CircleRegular, DismissRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Section } from '../../ui/section.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { useBackupHealth } from '../backups/index.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '9px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  icon: {
    width: '20px',
    height: '20px',
    color: tokens.colorNeutralForeground3,
    [media.forced]: { color: 'CanvasText' },
  },
  done: { color: tokens.colorStatusSuccessForeground1 },
  what: type.strong,
  text: { margin: 0, color: tokens.colorNeutralForeground3, maxWidth: '64ch' },
});

const KEY = 'dashboard.firstSteps';
const CLOSED = '"closed"';
const OPEN = '"open"';

interface Step {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly done: boolean;
  readonly path: string | null;
}

interface FirstStepsLeft {
  readonly steps: readonly Step[];
  readonly onClose: () => void;
}

/** What is left of the first steps, and how to close them; null where there is nothing to show, undefined until known. */
export function useFirstSteps(overview: DashboardOverview): FirstStepsLeft | null | undefined {
  const t = useText('dashboard');
  const can = useCan();
  const { user } = useSignedIn();
  const workers = useWorkers();
  const health = useBackupHealth();
  const toast = useToast();
  const [closed, setClosed] = useClosed();
  const { people, families, familyHasMembers, printed } = overview;
  const wholeOffice = reachOf(user.roles, 'people.view') === 'all' && can('people.edit');
  if (!wholeOffice || printed === null) return null;
  if (closed === 'pending' || workers.isPending || health.isPending) return undefined;
  if (closed || workers.data === undefined) return null;
  const mayAddUsers = can('administration.users');
  const mindsBackups = can('backups.manage');
  const noPlace = health.data?.problems.some(({ problem }) => problem === 'no-target') === true;
  // A family without anybody in it is begun, and not a household yet.
  const empty = families !== null && families > 0 && familyHasMembers === false;
  const steps: readonly Step[] = [
    {
      key: 'person',
      label: t('first.person'),
      text: t('first.personText'),
      done: people !== null && people > 0,
      path: can('people.edit') ? PATHS.newPerson : null,
    },
    {
      key: 'family',
      label: t('first.family'),
      text: empty ? t('first.familyEmptyText') : t('first.familyText'),
      done: familyHasMembers === true,
      path: empty ? PATHS.families : can('families.edit') ? PATHS.newFamily : null,
    },
    {
      key: 'accounts',
      label: t('first.accounts'),
      text: mayAddUsers ? t('first.accountsText') : t('first.accountsAsk'),
      done: workers.data.length > 1,
      path: mayAddUsers ? PATHS.administration : null,
    },
    {
      key: 'backups',
      label: t('first.backups'),
      text: mindsBackups ? t('first.backupsText') : t('first.backupsAsk'),
      done: !noPlace,
      path: mindsBackups ? PATHS.backups : null,
    },
    {
      key: 'print',
      label: t('first.print'),
      text: t('first.printText'),
      done: printed,
      path: people !== null && people > 0 && can('people.export') ? PATHS.people : null,
    },
  ];
  if (steps.every(({ done }) => done)) return null;
  return {
    steps,
    onClose: () => {
      void setClosed(true);
      toast({ text: t('first.closed'), undo: { run: () => setClosed(false), done: t('first.back') } });
    },
  };
}

/** Whether the user closed the first steps, kept with the account. */
function useClosed(): readonly [boolean | 'pending', (closed: boolean) => Promise<void>] {
  const api = useApi();
  const client = useClient();
  const cache = useQueryClient();
  const all = useQuery(api.preferences.all.queryOptions({ input: {} }));
  const remember = async (closed: boolean): Promise<void> => {
    const value = closed ? CLOSED : OPEN;
    cache.setQueryData(api.preferences.all.queryKey({ input: {} }), (before) => ({ ...before, [KEY]: value }));
    await client.preferences.remember({ key: KEY, value });
  };
  return [all.isPending ? 'pending' : all.data?.[KEY] === CLOSED, remember];
}

/** What an office does in its first days, in order, ticked as it goes, until all is done or somebody closes it. */
export function FirstSteps(props: FirstStepsLeft): ReactNode {
  const styles = useStyles();
  const t = useText('dashboard');
  const { steps } = props;
  return (
    <Section
      title={t('first.title')}
      side={
        <Action
          kind="quiet"
          size="small"
          iconOnly
          icon={<DismissRegular />}
          label={t('first.close')}
          onClick={props.onClose}
        />
      }
    >
      <ol className={styles.list}>
        {steps.map((step) => {
          const Icon = step.done ? CheckmarkCircleFilled : CircleRegular;
          return (
            <li key={step.key} className={styles.step}>
              <Icon
                className={mergeClasses(styles.icon, step.done && styles.done)}
                role="img"
                aria-label={step.done ? t('first.done') : t('first.toDo')}
              />
              <div>
                <span className={styles.what}>
                  {step.path === null || step.done ? step.label : <TextLink to={step.path}>{step.label}</TextLink>}
                </span>
                <p className={styles.text}>{step.text}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
