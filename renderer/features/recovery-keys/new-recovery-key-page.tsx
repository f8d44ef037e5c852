import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';

import { recoveryKeyNumber } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { keyCardDocument } from '../../prints/key-card/key-card.tsx';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { RecoveryKeyAdvice, RecoveryKeyCheck, type TypedParts } from '../../ui/recovery-key/recovery-key-check.tsx';
import { useGoBack, useScreenSearch } from '../../ui/screen.ts';
import { ErrorState } from '../../ui/states.tsx';
import { media } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { usePreparedKey, useRecoveryKeys, useRecoveryKeysChanged } from './queries.ts';
import { newRecoveryKeyScreen } from './screens.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 660px) minmax(0, 320px)',
    columnGap: '40px',
    rowGap: '24px',
    [media.belowWide]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: {
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: '28px',
    [media.belowWide]: { borderLeftStyle: 'none', paddingLeft: 0 },
  },
});

/** Nowy klucz odzyskiwania: shown once, printed, typed back from paper, then in use. */
export function NewRecoveryKeyPage(): ReactNode {
  const styles = useStyles();
  const t = useText('recoveryKeys');
  const backups = useText('backups');
  const client = useClient();
  const toast = useToast();
  const { office } = useSignedIn();
  const back = useGoBack(PATHS.recoveryKeys);
  const changed = useRecoveryKeysChanged();
  const [{ instead }] = useScreenSearch(newRecoveryKeyScreen);
  const prepared = usePreparedKey();
  const keys = useRecoveryKeys();
  const replaced = keys.data?.find(({ id }) => id === instead);
  const title = instead === null ? t('new.title') : t('new.replaceTitle');

  const card = prepared.data;
  const document = useMemo(() => (card === undefined ? null : keyCardDocument(card, office.name)), [card, office.name]);

  const finish = async (preparationId: string, typed: TypedParts): Promise<void> => {
    await client.recoveryKeys.add({ preparationId, typed, instead });
    await changed();
    toast({ text: t(instead === null ? 'new.added' : 'new.replaced'), lasting: true });
    back();
  };
  return (
    <Page
      title={title}
      {...(replaced === undefined
        ? {}
        : { count: t('new.instead', { number: recoveryKeyNumber(replaced.fingerprint) }) })}
      breadcrumb={[
        { label: backups('title'), to: PATHS.backups },
        { label: t('title'), to: PATHS.recoveryKeys },
        { label: title },
      ]}
      lead={instead === null ? t('new.lead') : t('new.replaceLead')}
    >
      {card === undefined || document === null ? (
        prepared.isError ? (
          <ErrorState title={t('new.error')} error={prepared.error} onRetry={() => void prepared.refetch()} />
        ) : (
          <Spinner label={t('new.preparing')} />
        )
      ) : (
        <div className={styles.columns}>
          <div>
            <RecoveryKeyCheck
              card={card}
              document={document}
              words={{ finish: t('new.finish'), working: t('new.working'), wait: t('new.wait') }}
              finish={(typed) => finish(card.preparationId, typed)}
              onBack={back}
            />
          </div>
          <aside className={styles.side} aria-label={t('new.advice')}>
            <RecoveryKeyAdvice />
          </aside>
        </div>
      )}
    </Page>
  );
}
