import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { DRAFT_FORM_LABELS } from '#shared/features/drafts/drafts.labels.ts';
import type { WaitingDraft } from '#shared/features/drafts/drafts.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { officeToday } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import { media } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { wayToDraft } from './draft-ways.ts';
import { openedWhen } from './opened-when.ts';
import { useWaitingDrafts } from './queries.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    minHeight: '36px',
    padding: '2px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  what: { flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' },
  when: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

/** Everything the user has typed and not saved, with the way to each; nothing while there is none. */
export function WaitingDrafts(): ReactNode {
  const styles = useStyles();
  const t = useText('dashboard');
  const api = useApi();
  const client = useClient();
  const cache = useQueryClient();
  const confirm = useConfirm();
  const toast = useToast();
  const drafts = useWaitingDrafts().data ?? [];
  const now = officeToday();
  const nameOf = ({ place, subjectName }: WaitingDraft): string => {
    const form = DRAFT_FORM_LABELS[place.form] ?? t('drafts.title');
    return subjectName === null ? form : `${form}: ${subjectName}`;
  };
  const discard = async (draft: WaitingDraft): Promise<void> => {
    const sure = await confirm({
      title: t('drafts.discardTitle'),
      text: t('drafts.discardText', { what: nameOf(draft) }),
      confirm: t('drafts.discardConfirm'),
      cancel: t('drafts.keep'),
      safe: 'cancel',
    });
    if (!sure) return;
    try {
      await client.drafts.drop({ id: draft.id });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    }
    await cache.invalidateQueries({ queryKey: api.drafts.waiting.key() });
  };
  if (drafts.length === 0) return null;
  return (
    <Section title={t('drafts.title')}>
      <ul className={styles.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles.row}>
            <span className={styles.what}>
              <TextLink to={wayToDraft(draft.place)}>{nameOf(draft)}</TextLink>
            </span>
            <span className={styles.when}>{openedWhen(draft.keptAt, now)}</span>
            <Action
              kind="quiet"
              size="small"
              label={t('drafts.discard')}
              spoken={t('drafts.discardNamed', { what: nameOf(draft) })}
              onClick={() => void discard(draft)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
