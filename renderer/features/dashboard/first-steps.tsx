import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { CheckmarkCircleFilled, CircleRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Section } from '../../ui/section.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { useWorkers } from '../../ui/use-workers.ts';

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

interface Step {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly done: boolean;
  readonly path: string | null;
}

/** What an office does in its first hour, in order, ticked as it goes. */
export function FirstSteps(props: { people: number; families: number }): ReactNode {
  const styles = useStyles();
  const t = useText('dashboard');
  const can = useCan();
  const workers = useWorkers();
  const { people, families } = props;
  const mayAddUsers = can('administration.users');
  const steps: readonly Step[] = [
    {
      key: 'person',
      label: t('first.person'),
      text: t('first.personText'),
      done: people > 0,
      path: can('people.edit') ? PATHS.newPerson : null,
    },
    {
      key: 'family',
      label: t('first.family'),
      text: t('first.familyText'),
      done: families > 0,
      path: can('families.edit') ? PATHS.newFamily : null,
    },
    {
      key: 'accounts',
      label: t('first.accounts'),
      text: mayAddUsers ? t('first.accountsText') : t('first.accountsAsk'),
      done: (workers.data?.length ?? 0) > 1,
      path: mayAddUsers ? PATHS.administration : null,
    },
    {
      key: 'print',
      label: t('first.print'),
      text: t('first.printText'),
      done: false,
      path: people > 0 && can('people.export') ? PATHS.people : null,
    },
  ];
  return (
    <Section title={t('first.title')}>
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
