import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';

import { useApi } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { type } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  root: { marginTop: '24px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '16px' },
  title: { ...type.lead, margin: '0 0 8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '10px' },
  when: { fontWeight: tokens.fontWeightSemibold },
  file: { ...type.note, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', userSelect: 'text' },
  none: { margin: 0 },
});

/** The newest proved backups this computer knows of: when they are from and where somebody has to look for them. */
export function ProvedBackups(): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const api = useApi();
  const title = useId();
  const { data } = useQuery({ ...api.session.provedBackups.queryOptions({ input: {} }), gcTime: 0, retry: false });
  // Until it is known there is nothing to say; a refusal means that the failure has passed meanwhile.
  if (data === undefined) return null;
  return (
    <section className={styles.root} aria-labelledby={title}>
      <h2 className={styles.title} id={title}>
        {t('failure.proved.title')}
      </h2>
      {data.length === 0 ? <p className={styles.none}>{t('failure.proved.none')}</p> : null}
      <ul className={styles.list} hidden={data.length === 0}>
        {data.map(({ id, createdAt, provedAt, placeName, placeKind, folder, fileName }) => (
          <li key={id}>
            <div className={styles.when}>{fmt.instant(createdAt)}</div>
            <div>{t('failure.proved.place', { place: placeName, kind: t(`failure.proved.kind.${placeKind}`) })}</div>
            <div className={styles.file}>
              {t('failure.proved.file', { folder, file: fileName, at: fmt.instant(provedAt) })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
