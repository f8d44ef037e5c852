import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import type { ExceptionRow, HandoverRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { familyPath } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uniqueById } from '../../ui/unique-by-id.ts';
import { useUndoHandOver, wantsLimitReason } from '../../ui/undo-hand-over.ts';
import { UndoOverLimit } from './undo-over-limit.tsx';
import { useCaseloadsLog } from './queries.ts';
import { caseloadsScreen } from './screens.ts';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  older: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', paddingBlock: '8px' },
});

/** What was handed over, and where the limit was passed: with reasons, newest first. */
export function LogTab(): ReactNode {
  const t = useText('caseloads');
  const styles = useStyles();
  const log = useCaseloadsLog();
  const last = log.data?.pages.at(-1);
  if (log.isError) return <ErrorState title={t('log.error')} error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data === undefined || last === undefined) return <Skeleton rows={6} />;
  const handovers = uniqueById(log.data.pages.flatMap((page) => page.handovers));
  const exceptions = uniqueById(log.data.pages.flatMap((page) => page.exceptions));
  const { counts } = last;
  const sum = { shown: handovers.length + exceptions.length, all: counts.handovers + counts.exceptions };
  return (
    <>
      <Section title={t('log.exceptions')} count={counts.exceptions === 0 ? undefined : counts.exceptions}>
        {exceptions.length === 0 ? <NothingYet>{t('log.noExceptions')}</NothingYet> : <Exceptions rows={exceptions} />}
      </Section>
      <Section title={t('log.handovers')} count={counts.handovers === 0 ? undefined : counts.handovers}>
        {handovers.length === 0 ? <NothingYet>{t('log.noHandovers')}</NothingYet> : <Handovers rows={handovers} />}
      </Section>
      {log.hasNextPage ? (
        <div className={styles.older}>
          <span role="status">{t('log.shown', sum)}</span>
          <Action label={t('log.older')} onClick={() => void log.fetchNextPage()} disabled={log.isFetching} />
        </div>
      ) : null}
    </>
  );
}

function Head({ texts }: { texts: readonly string[] }): ReactNode {
  const styles = useTableStyles();
  return (
    <thead>
      <tr>
        {texts.map((text) => (
          <th key={text} scope="col" className={styles.head}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The reason, or that it is not told, with whom to ask where anybody may be asked. */
function Reason({ row: { reason, ask } }: { row: Pick<HandoverRow, 'reason' | 'ask'> }): ReactNode {
  const t = useText('caseloads');
  if (reason !== null) return reason;
  return ask.length === 0 ? PROTECTED_LABEL : t('log.hiddenReason', { who: ask.join(', ') });
}

function Exceptions({ rows }: { rows: readonly ExceptionRow[] }): ReactNode {
  const styles = useTableStyles();
  const t = useText('caseloads');
  const sources = [...new Set(rows.map(({ source }) => source))];
  // A law's whole title is said once, unless the limits come from several.
  const oneSource = sources.length === 1 ? (sources[0] ?? null) : null;
  return (
    <div className={styles.scroller} role="region" aria-label={t('log.exceptions')} tabIndex={0}>
      {oneSource === null ? null : (
        <p className={styles.second}>
          {t('log.source')}: {fmt.bind(oneSource)}
        </p>
      )}
      <table className={styles.table}>
        <Head
          texts={[t('log.worker'), t('log.from'), t('log.count'), t('log.reason'), t('log.cause'), t('log.recorded')]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={styles.row}>
              <th scope="row" className={styles.cell}>
                <span className={styles.name}>{row.workerName}</span>
              </th>
              <td className={mergeClasses(styles.cell, styles.date)}>{fmt.date(row.from)}</td>
              <td className={styles.cell}>
                {t('log.countOf', { families: row.families, limit: row.limit })}
                {oneSource === null ? <span className={styles.second}>{fmt.bind(row.source)}</span> : null}
              </td>
              <td className={styles.cell}>
                <Reason row={row} />
              </td>
              <td className={styles.cell}>
                {row.family === null ? (
                  row.handedOver ? (
                    t('log.causeHandover')
                  ) : (
                    fmt.none
                  )
                ) : (
                  <TextLink to={familyPath(row.family.id)}>{row.family.name}</TextLink>
                )}
              </td>
              <td className={styles.cell}>
                {row.recordedByName}
                <span className={styles.second}>{fmt.instant(row.recordedAt)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Handovers({ rows }: { rows: readonly HandoverRow[] }): ReactNode {
  const styles = useTableStyles();
  const t = useText('caseloads');
  const can = useCan();
  const undo = useUndoHandOver();
  const [busy, setBusy] = useState<string | null>(null);
  const [{ undo: wanted }, change] = useScreenSearch(caseloadsScreen);
  const toast = useToast();
  const asked = rows.find(({ id, undoneAt }) => id === wanted && undoneAt === null);
  const takeBack = async ({ id }: HandoverRow): Promise<void> => {
    setBusy(id);
    try {
      toast({ text: await undo.run(id) });
    } catch (error) {
      if (wantsLimitReason(error)) change({ undo: id });
      else toast({ text: errorSentence(error), tone: 'danger' });
    } finally {
      setBusy(null);
    }
  };
  const mayUndo = can('caseloads.handOver');
  return (
    <div className={styles.scroller} role="region" aria-label={t('log.handovers')} tabIndex={0}>
      <table className={styles.table}>
        <Head
          texts={[t('log.who'), t('log.from'), t('log.what'), t('log.reason'), t('log.recorded'), t('table.command')]}
        />
        <tbody>
          {rows.map((row) => {
            const giver = row.fromName ?? t('log.fromSeveral');
            return (
              <tr key={row.id} className={styles.row}>
                <th scope="row" className={mergeClasses(styles.cell, row.undoneAt !== null && styles.undone)}>
                  {giver} → {row.toName}
                </th>
                <td className={mergeClasses(styles.cell, styles.date)}>{fmt.date(row.from)}</td>
                <td className={styles.cell}>
                  {t('log.families', { count: row.families })}
                  <span className={styles.second}>{t('log.people', { count: row.people })}</span>
                  <span className={styles.second}>{t('log.tasks', { count: row.tasks })}</span>
                </td>
                <td className={styles.cell}>
                  <Reason row={row} />
                </td>
                <td className={styles.cell}>
                  {row.recordedByName}
                  <span className={styles.second}>{fmt.instant(row.recordedAt)}</span>
                </td>
                <td className={styles.cell}>
                  {row.undoneAt !== null ? (
                    <span className={styles.quiet}>
                      {t('log.undone', { when: fmt.instant(row.undoneAt), who: row.undoneByName ?? '' })}
                    </span>
                  ) : mayUndo ? (
                    <Action
                      kind="quiet"
                      size="small"
                      label={t('log.undo')}
                      spoken={t('log.undoOf', { from: giver, to: row.toName })}
                      disabled={busy === row.id}
                      onClick={() => void takeBack(row)}
                    />
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {asked === undefined || !mayUndo ? null : (
        <UndoOverLimit handover={asked} onClose={() => change({ undo: null })} />
      )}
    </div>
  );
}
