import type { ReactNode } from 'react';

import { isAppError } from '#shared/kernel/app-error.ts';
import { familyScreen } from '../features/families/index.ts';
import { useText } from '../i18n/index.ts';
import { Action } from '../ui/action.tsx';
import { TaskListSquareLtrRegular } from '../ui/icons.ts';
import { screenPath, useGo } from '../ui/screen.ts';
import { EmptyState } from '../ui/states.tsx';

/** The family is there and may be seen, but nothing of that kind has been written for it. */
export const isNone = (error: unknown, kind: 'plan' | 'assessment'): boolean =>
  isAppError(error, 'NOT_FOUND') && error.data['kind'] === kind;

/** In place of a plan or an assessment that has yet to be written: where that is done. */
export function NoWorkYet(props: {
  readonly familyId: string;
  readonly title: string;
  readonly text: string;
}): ReactNode {
  const work = useText('work');
  const go = useGo();
  const { familyId, title, text } = props;
  return (
    <EmptyState
      icon={<TaskListSquareLtrRegular />}
      title={title}
      text={text}
      actions={
        <Action
          label={work('plans.toPlans')}
          onClick={() => go(screenPath(familyScreen, { familyId }, { tab: 'plans' }))}
        />
      }
    />
  );
}
