import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';

import { REASON_LABELS } from '#shared/features/foster-care/matching.facts.ts';
import { VACANCY_GROUP_LABELS } from '#shared/features/foster-care/vacancies.labels.ts';
import type { MatchingOfHomes, SoughtInput } from '#shared/features/foster-care/vacancies.schema.ts';
import { useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { ExportMenu } from '../../../ui/export.tsx';
import { fmt } from '../../../ui/format.ts';
import {
  BookmarkRegular,
  CheckmarkRegular,
  ChevronDownRegular,
  ChevronRightRegular,
  DismissRegular,
  PrintRegular,
  WarningRegular,
} from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link.tsx';
import { homePath } from '../../../ui/paths.ts';
import { screenPath, useGo } from '../../../ui/screen.ts';
import { media, type } from '../../../ui/theme/theme.ts';
import { printMatchScreen } from '../screens.ts';
import { ReserveDialog, type ToReserve } from './reservation-dialogs.tsx';
import { useReservationSteps } from './use-reservation-steps.ts';

/** Proposals shown at first: who chooses compares a few. */
const AT_FIRST = 5;

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 8px', minHeight: '32px' },
  title: { ...type.strong, margin: 0 },
  note: { ...type.note, color: tokens.colorNeutralForeground3 },
  end: { marginInlineStart: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: { padding: '8px 14px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  best: {
    borderRadius: '6px',
    border: `1px solid ${tokens.colorBrandStroke1}`,
    [media.forced]: { border: '2px solid Highlight' },
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  place: {
    ...type.note,
    display: 'inline-grid',
    placeItems: 'center',
    width: '22px',
    height: '22px',
    borderRadius: '11px',
    backgroundColor: tokens.colorNeutralBackground3,
    [media.forced]: { border: '1px solid CanvasText' },
  },
  first: { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackground },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  met: { ...type.strong, marginInlineStart: 'auto' },
  criteria: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '0 16px',
    listStyleType: 'none',
    margin: '4px 0 0',
    padding: '0 0 0 32px',
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', paddingInlineStart: 0 },
  },
  criterion: { display: 'flex', alignItems: 'flex-start', gap: '6px', fontSize: '12px', lineHeight: '20px' },
  icon: { display: 'inline-flex', alignItems: 'center', height: '20px', flexShrink: 0 },
  yes: { color: tokens.colorStatusSuccessForeground1, [media.forced]: { color: 'inherit' } },
  look: { color: tokens.colorStatusWarningForeground1, [media.forced]: { color: 'inherit' } },
  no: { color: tokens.colorStatusDangerForeground1, [media.forced]: { color: 'inherit' } },
  heard: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    margin: '6px 0 2px',
    paddingInlineStart: '32px',
    [media.narrow]: { paddingInlineStart: 0 },
  },
  others: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', padding: '8px 0' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '4px', paddingTop: '4px' },
  why: { ...type.note, color: tokens.colorNeutralForeground3 },
  line: { padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  reason: { ...type.strong, margin: '8px 0 2px' },
});

type Proposal = MatchingOfHomes['proposed'][number];
type Home = Proposal['home'];

const aboutHome = ({ group, town }: Home): string =>
  [VACANCY_GROUP_LABELS[group].one, town].filter((part) => part !== null).join(' · ');

/** Homes that fit, the best first, and why the others are not among them. */
export function Proposals(props: {
  readonly data: MatchingOfHomes;
  readonly sought: SoughtInput;
  readonly mayReserve: boolean;
  readonly mayPrint: boolean;
}): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const go = useGo();
  const { vacancies } = useClient();
  const id = useId();
  const { data, sought, mayReserve } = props;
  const [all, setAll] = useState(false);
  const [step, setStep] = useState<ToReserve | null>(null);
  const steps = useReservationSteps();
  const { proposed, notProposed } = data;
  const shown = all ? proposed : proposed.slice(0, AT_FIRST);
  const children = data.children.map((one) => ({ personId: one.personId, name: `${one.firstName} ${one.surname}` }));
  const kept = data.children.some(({ reservation }) => reservation !== null);
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('proposals.title')}
        </h2>
        <span className={styles.note} role="status">
          {t('proposals.met', { met: proposed.length, of: proposed.length + notProposed.length })}
        </span>
        <span className={mergeClasses(styles.note, styles.end)}>{t('proposals.order')}</span>
      </div>
      {proposed.length === 0 ? <p>{t('proposals.none')}</p> : null}
      <ol className={styles.list} aria-labelledby={id}>
        {shown.map((one, at) => (
          <li key={one.home.id} className={mergeClasses(styles.one, at === 0 && styles.best)}>
            <div className={styles.top}>
              <span className={mergeClasses(styles.place, at === 0 && styles.first)} aria-hidden="true">
                {at + 1}
              </span>
              <TextLink to={homePath(one.home.id)} className={styles.name}>
                {one.home.name}
              </TextLink>
              <span className={styles.note}>{aboutHome(one.home)}</span>
              <span className={styles.met}>
                <span aria-hidden="true">{t('proposals.met', { met: one.met, of: one.criteria.length })}</span>
                <span className={styles.heard}>
                  {t('proposals.metSpoken', { met: one.met, of: one.criteria.length })}
                </span>
              </span>
            </div>
            <Criteria criteria={one.criteria} />
            {mayReserve ? (
              <div className={styles.actions}>
                <Action
                  kind={at === 0 ? 'primary' : 'secondary'}
                  size={at === 0 ? 'medium' : 'small'}
                  icon={<BookmarkRegular />}
                  label={t('proposals.reserve', { count: children.length })}
                  spoken={`${t('proposals.reserve', { count: children.length })}: ${one.home.name}`}
                  disabledReason={kept ? t('proposals.kept') : one.room ? undefined : t('proposals.noRoom')}
                  onClick={() => setStep({ home: one.home, children, until: data.reserveUntil })}
                />
                <span className={styles.note}>{t('proposals.until', { date: fmt.date(data.reserveUntil) })}</span>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        {proposed.length > shown.length ? (
          <Action
            kind="quiet"
            size="small"
            label={t('proposals.more', { count: proposed.length - shown.length })}
            onClick={() => setAll(true)}
          />
        ) : null}
        {props.mayPrint ? (
          <>
            <Action
              kind="quiet"
              size="small"
              icon={<PrintRegular />}
              label={t('proposals.print')}
              onClick={() => go(screenPath(printMatchScreen, {}, sought))}
            />
            <ExportMenu
              small="quiet"
              label={t('proposals.export')}
              ask={(format, signal) => vacancies.exportMatch({ sought, format }, { signal })}
            />
          </>
        ) : null}
      </div>
      <Others data={data} />
      {step === null ? null : <ReserveDialog what={step} steps={steps} onClose={() => setStep(null)} />}
    </section>
  );
}

const SIGNS = {
  met: { icon: CheckmarkRegular, style: 'yes' },
  warning: { icon: WarningRegular, style: 'look' },
  broken: { icon: DismissRegular, style: 'no' },
} as const;

function Criteria({ criteria }: { readonly criteria: Proposal['criteria'] }): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  return (
    <ul className={styles.criteria}>
      {criteria.map(({ code, verdict, sentence }) => {
        const { icon: Icon, style } = SIGNS[verdict];
        return (
          <li key={code} className={mergeClasses(styles.criterion, verdict !== 'met' && styles[style])}>
            <span className={mergeClasses(styles.icon, styles[style])} aria-hidden="true">
              <Icon fontSize={16} />
            </span>
            <span>
              <span className={styles.heard}>{t(`proposals.verdict.${verdict}`)}: </span>
              {sentence}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Others({ data }: { readonly data: MatchingOfHomes }): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const [open, setOpen] = useState(false);
  const { notProposed, byReason } = data;
  if (notProposed.length === 0) return null;
  return (
    <>
      <div className={styles.others}>
        <Action
          kind="quiet"
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          label={t('proposals.others', { count: notProposed.length })}
          expanded={open}
          onClick={() => setOpen(!open)}
        />
        <span className={mergeClasses(styles.note, styles.end)}>
          {byReason.map(({ reason, count }) => `${REASON_LABELS[reason]} ${count}`).join(' · ')}
        </span>
      </div>
      {open
        ? byReason.map(({ reason, count }) => (
            <section key={reason} aria-label={REASON_LABELS[reason]}>
              <h3 className={styles.reason}>
                {REASON_LABELS[reason]} <span className={styles.note}>{count}</span>
              </h3>
              <ul className={styles.list}>
                {notProposed
                  .filter((one) => one.reason === reason)
                  .map(({ home, sentences }) => (
                    <li key={home.id} className={styles.line}>
                      <TextLink to={homePath(home.id)}>{home.name}</TextLink>{' '}
                      <span className={styles.note}>{aboutHome(home)}</span>
                      <div className={styles.why}>{sentences.join('; ')}</div>
                    </li>
                  ))}
              </ul>
            </section>
          ))
        : null}
    </>
  );
}
