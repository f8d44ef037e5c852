import { type ReactElement, type ReactNode, useState } from 'react';
import { z } from 'zod';

import { isAppError } from '#shared/kernel/app-error.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { ShieldLockRegular } from '../icons.ts';
import { lastAddressOf } from '../list/list-address.ts';
import { Page } from '../page.tsx';
import { useGo, useGoBack } from '../screen.ts';
import { useShortcut } from '../shortcuts.ts';
import { EmptyState, ErrorState, Skeleton } from '../states.tsx';
import { type OpenedNamespace, type RecordKind, useOpenedText } from './record-words.ts';

const asked = z.object({ ask: z.array(z.string()) });

/** The query of a card, as far as the states around it need it. */
export interface CardQuery<Card> {
  readonly data: Card | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

/** The office no longer shows this record to the user: what was read before must leave the screen too. */
function isWithheld(error: unknown): boolean {
  return isAppError(error, 'RECORD_PROTECTED') || isAppError(error, 'OUT_OF_REACH');
}

/** Draws a card once it is there, and leaves the screen to its state whenever it can't be shown any more. */
export function OpenedRecord<Card>(props: {
  readonly kind: RecordKind<OpenedNamespace>;
  readonly query: CardQuery<Card>;
  readonly children: (card: Card) => ReactNode;
}): ReactNode {
  const { kind, query, children } = props;
  return query.data === undefined || isWithheld(query.error) ? (
    <RecordLoading kind={kind} query={query} />
  ) : (
    children(query.data)
  );
}

/** Draws a form of the card as it was first read: a later reload never overwrites what is being typed. */
export function EditedRecord<Card>(props: {
  readonly kind: RecordKind<OpenedNamespace>;
  readonly query: CardQuery<Card>;
  readonly children: (card: Card) => ReactNode;
}): ReactNode {
  const { kind, query, children } = props;
  const [first, setFirst] = useState<{ readonly card: Card } | null>(null);
  if (first === null && query.data !== undefined) setFirst({ card: query.data });
  return first === null ? <RecordLoading kind={kind} query={query} /> : children(first.card);
}

/** A card on its way, or why it can't be shown: protected and whom to ask, somebody else's case, gone, or a fault. */
function RecordLoading(props: {
  readonly kind: RecordKind<OpenedNamespace>;
  readonly query: CardQuery<unknown>;
}): ReactNode {
  const { icon, listPath, texts } = props.kind;
  const { error, isError, refetch } = props.query;
  const t = useOpenedText(texts);
  const common = useText();
  const go = useGo();
  useShortcut('Escape', useGoBack(listPath));
  const page = (content: ReactNode): ReactNode => (
    <Page title={t('title')} breadcrumb={[{ label: t('title'), to: listPath }]}>
      {content}
    </Page>
  );
  const state = (drawn: ReactElement, title: string, text: string): ReactNode =>
    page(
      <EmptyState
        icon={drawn}
        title={title}
        text={text}
        actions={<Action label={t('card.backToList')} onClick={() => go(lastAddressOf(listPath))} />}
      />,
    );
  if (!isError) return page(<Skeleton rows={8} />);
  if (isAppError(error, 'RECORD_PROTECTED')) {
    const found = asked.safeParse(error.data);
    const who = found.success && found.data.ask.length > 0 ? found.data.ask.join(', ') : '–';
    return state(<ShieldLockRegular />, common('record.protectedTitle'), common('record.protectedText', { who }));
  }
  if (isAppError(error, 'OUT_OF_REACH')) {
    return state(icon, t('card.outOfReachTitle'), common('record.outOfReachText'));
  }
  if (isAppError(error, 'NOT_FOUND', 'INVALID_INPUT')) {
    return state(icon, t('card.notFoundTitle'), common('record.notFoundText'));
  }
  return page(<ErrorState title={t('card.error')} error={error} onRetry={() => void refetch()} />);
}
