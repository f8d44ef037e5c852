import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { today } from '#shared/kernel/local-date.ts';
import { Action } from '../action.tsx';
import { fmt, officeToday } from '../format.ts';
import { Status } from '../status.tsx';
import { useToast } from '../toast.tsx';
import type { LabelRegistry } from './form-context.ts';
import type { DraftOffer, Drafts } from './use-draft.ts';

const useStyles = makeStyles({
  offers: { display: 'grid', gap: '8px', marginBottom: '12px' },
  offer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    padding: '8px 14px',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: { flex: '1 1 260px', minWidth: 0 },
  more: { margin: 0, color: tokens.colorNeutralForeground2 },
  first: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Labels named before the rest is „i inne”. */
const MOST_NAMED = 5;

/**
 * What was typed in this form before and not saved: from when, which fields, and the two ways on. And, when what is typed now
 * is not being kept, that it is not.
 */
export function DraftOffers({
  drafts,
  labels,
}: {
  readonly drafts: Drafts;
  readonly labels: LabelRegistry;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  if (drafts.offers.length === 0 && drafts.keeping === 'kept') return null;
  return (
    <div className={styles.offers} role="status">
      {drafts.keeping === 'kept' ? null : (
        <Status kind={drafts.keeping === 'late' ? 'look' : 'late'}>
          {t(drafts.keeping === 'late' ? 'draft.late' : 'draft.refused')}
        </Status>
      )}
      {drafts.offers.map((offer) => (
        <Offer key={offer.id} offer={offer} labels={labels} />
      ))}
    </div>
  );
}

function Offer({ offer, labels }: { readonly offer: DraftOffer; readonly labels: LabelRegistry }): ReactNode {
  const styles = useStyles();
  const t = useText();
  const toast = useToast();
  const when = useKeptWhen(offer.keptAt);
  const named = new Set(offer.changed.flatMap((path) => labelOf(path, labels)));
  // In the order of the screen.
  const names = [...new Set(labels.paths().map((path) => labels.get(path) ?? ''))].filter((name) => named.has(name));
  const fields = names.slice(0, MOST_NAMED).join(', ');
  return (
    <div className={styles.offer}>
      <div className={styles.text}>
        <p className={styles.first}>
          {offer.name === null ? t('draft.offer', { when }) : t('draft.offerOf', { when, name: offer.name })}
        </p>
        {names.length === 0 ? null : (
          <p className={styles.more}>
            {t(names.length > MOST_NAMED ? 'draft.changedMore' : 'draft.changed', { fields })}
          </p>
        )}
        {offer.stale ? <p className={styles.more}>{t('draft.stale')}</p> : null}
      </div>
      <div className={styles.actions}>
        <Action size="small" label={t('draft.restore')} onClick={offer.restore} />
        <Action
          kind="quiet"
          size="small"
          label={t('draft.discard')}
          onClick={() => {
            const undo = offer.discard();
            toast({ text: t('draft.discarded'), undo: { run: undo, done: t('draft.broughtBack') } });
          }}
        />
      </div>
    </div>
  );
}

/** The label of the field, or of the group it stands in; none for what the screen does not show under a name. */
function labelOf(path: string, labels: LabelRegistry): readonly string[] {
  const parts = path.split('.');
  for (let end = parts.length; end > 0; end -= 1) {
    const label = labels.get(parts.slice(0, end).join('.'));
    if (label !== undefined) return [label];
  }
  const below = labels.paths().find((one) => one.startsWith(`${path}.`));
  const label = below === undefined ? undefined : labels.get(below);
  return label === undefined ? [] : [label];
}

/** 'godz. 14:05' for today, else with the day. */
export function useKeptWhen(at: DraftOffer['keptAt']): string {
  const t = useText();
  const isToday = today(toInstant(new Date(at))) === officeToday();
  return isToday ? t('draft.today', { time: fmt.time(at) }) : fmt.instant(at);
}
