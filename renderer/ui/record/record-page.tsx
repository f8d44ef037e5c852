import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { ExportFormat } from '#shared/contract/procedure.ts';
import type { RecordCard } from '#shared/contract/record.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { ActionMenu, type MenuEntry } from '../action-menu.tsx';
import { ExportMenu } from '../export.tsx';
import { fmt } from '../format.ts';
import { HistoryList } from '../history-list.tsx';
import type { Hint } from '../hint-bar.tsx';
import { EditRegular, PrintRegular } from '../icons.ts';
import { Page } from '../page.tsx';
import { RecordBand } from '../record-band.tsx';
import { type FactItem, RecordHeader, type TabItem } from '../record-header.tsx';
import { useGo, useGoBack } from '../screen.ts';
import { shortcutKeys, useShortcut } from '../shortcuts.ts';
import { ErrorState, Skeleton } from '../states.tsx';
import { Tag } from '../tag.tsx';
import type { AskExport } from '../use-export.ts';
import { RESTORE_ENTRY } from './keeping-steps.tsx';
import type { CardQuery } from './record-loading.tsx';
import { type RecordKind, useRecordText } from './record-words.ts';

const useStyles = makeStyles({ output: { display: 'flex', flexWrap: 'wrap', columnGap: '8px' } });

export interface RecordPageProps<Tab extends string> {
  readonly kind: RecordKind;
  readonly card: Pick<RecordCard, 'archived' | 'protection'>;
  readonly name: string;
  /** What the breadcrumb ends with; the name unless told. */
  readonly crumb?: string;
  /** The feature's own words beside the name. */
  readonly tags?: ReactNode;
  /** Two to six: who, where, since when, by whom, what next. */
  readonly facts: readonly FactItem[];
  /** The feature's own tabs, between „Przegląd” and „Historia”. */
  readonly tabs?: readonly TabItem<Tab>[];
  readonly tab: Tab | 'overview' | 'history';
  readonly onTab: (tab: Tab | 'overview' | 'history') => void;
  /** The rarer steps behind the three dots. */
  readonly more: readonly MenuEntry[];
  /** Keys of the feature's own, said at the foot. */
  readonly keys?: readonly Hint[];
  /** Addresses of what can be done from here; undefined for those who may not. */
  readonly paths: {
    readonly edit: string | undefined;
    readonly print: string | undefined;
    readonly create: string | undefined;
  };
  /** Asks for the card as a file; undefined for those who may not. */
  readonly exports: AskExport<ExportFormat> | undefined;
  readonly children: ReactNode;
}

/** A card: who or what it is and how it stands stays on top, tabs below; F2 edits, Ctrl+P prints, Escape goes back. */
export function RecordPage<Tab extends string = never>(props: RecordPageProps<Tab>): ReactNode {
  const { kind, card, paths, name, more } = props;
  const t = useRecordText(kind.texts);
  const common = useText();
  const go = useGo();
  const create = paths.create;
  useShortcut('Ctrl+N', () => go(create ?? kind.listPath), { enabled: create !== undefined });
  useShortcut('Escape', useGoBack(kind.listPath));
  // The way back from the archive is what a card in it is mostly opened for.
  const restore = more.find(({ key }) => key === RESTORE_ENTRY);
  const others = more.filter((entry) => entry !== restore);
  const edit = paths.edit;
  const print = paths.print;
  const hints: readonly (Hint | null)[] = [
    edit === undefined ? null : { keys: ['F2'], label: common('keys.edit') },
    print === undefined ? null : { keys: shortcutKeys('Ctrl+P'), label: common('keys.print') },
    ...(props.keys ?? []),
    create === undefined ? null : { keys: shortcutKeys('Ctrl+N'), label: t('card.newHint') },
    { keys: shortcutKeys('Escape'), label: common('keys.back') },
    { keys: shortcutKeys('Ctrl+K'), label: common('keys.searchAll') },
  ];
  return (
    <Page
      title={name}
      breadcrumb={[{ label: t('title'), to: kind.listPath }, { label: props.crumb ?? name }]}
      tags={
        <>
          {props.tags}
          {card.protection === null ? null : <Tag tone="warning">{common('record.protectedTag')}</Tag>}
          {card.archived === null ? null : <Tag>{common('record.archivedTag')}</Tag>}
        </>
      }
      actions={
        <>
          {props.exports === undefined ? null : <ExportMenu label={common('record.export')} ask={props.exports} />}
          {print === undefined ? null : (
            <Action
              kind="quiet"
              label={common('record.print')}
              icon={<PrintRegular />}
              shortcut="Ctrl+P"
              onClick={() => go(print)}
            />
          )}
          {restore === undefined ? null : (
            <Action
              label={restore.label}
              onClick={restore.onClick}
              {...(restore.icon === undefined ? {} : { icon: restore.icon })}
            />
          )}
          {others.length === 0 ? null : <ActionMenu iconOnly label={common('more')} entries={others} />}
          {edit === undefined ? null : (
            <Action
              kind="primary"
              label={common('record.edit')}
              icon={<EditRegular />}
              shortcut="F2"
              onClick={() => go(edit)}
            />
          )}
        </>
      }
      head={
        <>
          <RecordHeader
            facts={props.facts}
            tabs={[
              { key: 'overview', label: common('record.overview') },
              ...(props.tabs ?? []),
              { key: 'history', label: common('record.history') },
            ]}
            tab={props.tab}
            onTab={props.onTab}
          />
          <StandingBands card={card} />
        </>
      }
      hints={hints.filter((hint) => hint !== null)}
    >
      {props.children}
    </Page>
  );
}

/** What holds for the whole card: in the archive, szczególnie chroniona. */
function StandingBands({ card }: Pick<RecordPageProps<never>, 'card'>): ReactNode {
  const t = useText();
  const { archived, protection } = card;
  return (
    <>
      {archived === null ? null : (
        <RecordBand>
          {t('record.archivedBand', { date: fmt.date(archived.on), who: archived.byName, reason: archived.reason })}
        </RecordBand>
      )}
      {protection === null ? null : (
        <RecordBand>
          {t('record.protectedBand', {
            reason: protection.reason,
            who: protection.users.map((user) => user.displayName).join(', '),
          })}
        </RecordBand>
      )}
    </>
  );
}

type History = Parameters<typeof HistoryList>[0];

/** The tab „Historia”; `output` only for those who may take it along. */
export function RecordHistory(props: {
  readonly query: CardQuery<History['entries']>;
  readonly words: History['words'];
  readonly output: { readonly printPath: string; readonly ask: AskExport<ExportFormat> } | undefined;
}): ReactNode {
  const t = useText();
  const go = useGo();
  const styles = useStyles();
  const { query, words, output } = props;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton rows={6} />;
  return (
    <>
      {output === undefined ? null : (
        <div className={styles.output}>
          <Action
            kind="quiet"
            label={t('history.print')}
            icon={<PrintRegular />}
            onClick={() => go(output.printPath)}
          />
          <ExportMenu label={t('history.export')} ask={output.ask} />
        </div>
      )}
      <HistoryList entries={query.data} words={words} />
    </>
  );
}
