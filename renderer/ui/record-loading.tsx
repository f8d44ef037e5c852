import type { ReactElement, ReactNode } from 'react';
import { z } from 'zod';

import { isAppError } from '#shared/kernel/app-error.ts';
import { Action } from './action.tsx';
import { ShieldLockRegular } from './icons.ts';
import { Page } from './page.tsx';
import { useGo, useGoBack } from './screen.ts';
import { useShortcut } from './shortcuts.ts';
import { EmptyState, ErrorState, Skeleton } from './states.tsx';

const asked = z.object({ ask: z.array(z.string()) });

/** What the record is called when it cannot be shown; each feature has its own words. */
export interface RecordLoadingTexts {
  /** The list the record belongs to: „Osoby”. */
  readonly title: string;
  readonly error: string;
  readonly protectedTitle: string;
  readonly protectedText: (who: string) => string;
  readonly outOfReachTitle: string;
  readonly outOfReachText: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly backToList: string;
}

/** The office no longer shows this record to the user: what was read before must leave the screen too. */
export function isWithheld(error: unknown): boolean {
  return isAppError(error, 'RECORD_PROTECTED') || isAppError(error, 'OUT_OF_REACH');
}

/** A card on its way, or why it can't be shown: protected and whom to ask, somebody else's case, gone, or a fault. */
export function RecordLoading(props: {
  readonly query: { readonly error: unknown; readonly isError: boolean; readonly refetch: () => unknown };
  readonly icon: ReactElement;
  readonly listPath: string;
  readonly texts: RecordLoadingTexts;
}): ReactNode {
  const go = useGo();
  useShortcut('Escape', useGoBack(props.listPath));
  const { icon, listPath, texts } = props;
  const { error, isError, refetch } = props.query;
  const page = (content: ReactNode): ReactNode => (
    <Page title={texts.title} breadcrumb={[{ label: texts.title, to: listPath }]}>
      {content}
    </Page>
  );
  const state = (drawn: ReactElement, title: string, text: string): ReactNode =>
    page(
      <EmptyState
        icon={drawn}
        title={title}
        text={text}
        actions={<Action label={texts.backToList} onClick={() => go(listPath)} />}
      />,
    );
  if (!isError) return page(<Skeleton rows={8} />);
  if (isAppError(error, 'RECORD_PROTECTED')) {
    const who = asked.safeParse(error.data);
    const names = who.success && who.data.ask.length > 0 ? who.data.ask.join(', ') : '–';
    return state(<ShieldLockRegular />, texts.protectedTitle, texts.protectedText(names));
  }
  if (isAppError(error, 'OUT_OF_REACH')) return state(icon, texts.outOfReachTitle, texts.outOfReachText);
  if (isAppError(error, 'NOT_FOUND', 'INVALID_INPUT')) return state(icon, texts.notFoundTitle, texts.notFoundText);
  return page(<ErrorState title={texts.error} error={error} onRetry={() => void refetch()} />);
}
