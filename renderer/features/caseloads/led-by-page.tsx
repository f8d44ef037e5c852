import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { LedRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { userId } from '#shared/kernel/ids.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { DateInput, useTypedDay } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { PrintRegular, ShieldLockRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { familyPath, personPath } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useLedBy, useOverview } from './queries.ts';
import { caseloadsScreen, ledByScreen, printLedByScreen } from './screens.ts';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '12px', marginBottom: '16px' },
  worker: { minWidth: '240px' },
  day: { width: '170px' },
  hidden: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});

/** Who and what a worker leads, or led, on a day. */
export function LedByPage(): ReactNode {
  const styles = useStyles();
  const t = useText('caseloads');
  const common = useText();
  const go = useGo();
  const client = useClient();
  const [{ worker, day }, change] = useScreenSearch(ledByScreen);
  const shownDay = day ?? officeToday();
  const asked = useTypedDay({
    value: shownDay,
    onDay: (chosen) => change({ day: chosen === officeToday() ? null : chosen }),
  });
  const overview = useOverview(shownDay);
  const led = useLedBy(worker, shownDay);
  const name = led.data?.worker ?? overview.data?.workers.find((one) => one.userId === worker)?.displayName;
  const title = worker === null || name === undefined ? t('ledBy.title') : t('ledBy.of', { name });
  return (
    <Page
      title={title}
      ruled
      {...(worker === null
        ? {}
        : {
            actions: (
              <>
                <ExportMenu
                  ask={(format, signal) =>
                    client.caseloads.exportLedBy({ workerId: worker, day: shownDay, format }, { signal })
                  }
                />
                <Action
                  kind="quiet"
                  label={common('print')}
                  icon={<PrintRegular />}
                  shortcut="Ctrl+P"
                  onClick={() => go(screenPath(printLedByScreen, { workerId: worker }, { day }))}
                />
              </>
            ),
          })}
      breadcrumb={[{ label: t('title'), to: screenPath(caseloadsScreen, {}, { day }) }, { label: title }]}
    >
      <div className={styles.bar}>
        <Field label={t('ledBy.worker')} className={styles.worker}>
          <Select
            value={worker ?? ''}
            onChange={(_, data) => {
              const chosen = userId.safeParse(data.value);
              change({ worker: chosen.success ? chosen.data : null });
            }}
          >
            <option value="">{t('ledBy.choose')}</option>
            {(overview.data?.workers ?? []).map((one) => (
              <option key={one.userId} value={one.userId}>
                {one.displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('day')}
          className={styles.day}
          {...(asked.wrong === undefined ? {} : { validationMessage: asked.wrong })}
        >
          <DateInput label={t('day')} {...asked.input} />
        </Field>
      </div>
      {worker === null ? (
        <NothingYet>{t('ledBy.chooseText')}</NothingYet>
      ) : led.isError ? (
        <ErrorState title={t('ledBy.error')} error={led.error} onRetry={() => void led.refetch()} />
      ) : led.data === undefined ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <Led title={t('ledBy.families')} kind="family" rows={led.data.rows} />
          <Led title={t('ledBy.people')} kind="person" rows={led.data.rows} />
        </>
      )}
    </Page>
  );
}

function Led(props: { title: string; kind: LedRow['kind']; rows: readonly LedRow[] }): ReactNode {
  const styles = useTableStyles();
  const t = useText('caseloads');
  const rows = props.rows.filter(({ kind }) => kind === props.kind);
  const isFamily = props.kind === 'family';
  return (
    <Section title={props.title} count={rows.length}>
      {rows.length === 0 ? (
        <NothingYet>{t('ledBy.none')}</NothingYet>
      ) : (
        <div className={styles.scroller} role="region" aria-label={props.title} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.head}>
                  {t('ledBy.name')}
                </th>
                <th scope="col" className={styles.head}>
                  {isFamily ? t('ledBy.caseNumber') : t('ledBy.birth')}
                </th>
                <th scope="col" className={styles.head}>
                  {t('ledBy.since')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={styles.row}>
                  <th scope="row" className={styles.cell}>
                    <LedName row={row} link />
                  </th>
                  <td className={styles.cell}>
                    {!row.shown ? fmt.none : isFamily ? fmt.text(row.caseNumber) : fmt.date(row.birthDate)}
                  </td>
                  <td className={styles.cell}>{fmt.date(row.from)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** The name of what somebody leads; a protected one says whom to ask. */
export function LedName({ row, link = false }: { row: LedRow; link?: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('caseloads');
  if (!row.shown) {
    return (
      <span className={styles.hidden}>
        <ShieldLockRegular aria-hidden="true" />
        <span>{t('ledBy.protected', { who: row.ask.join(', ') })}</span>
      </span>
    );
  }
  if (!link) return row.name;
  return <TextLink to={row.kind === 'family' ? familyPath(row.id) : personPath(row.id)}>{row.name}</TextLink>;
}
