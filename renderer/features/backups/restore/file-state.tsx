import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { recoveryKeyNumber } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { InspectedBackup } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { Status } from '../../../ui/status.tsx';
import { sizeText } from '../../../ui/size-text.ts';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '6px 16px', margin: '12px 0 0' },
  fact: { display: 'contents' },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** True when it makes sense to go on with such a file. */
export const isUsable = ({ state }: InspectedBackup): boolean => state === 'whole' || state === 'unlabelled';

/** What can be said of a file without a key, in one sentence. */
export function FileState({ inspected }: { readonly inspected: InspectedBackup }): ReactNode {
  const t = useText('backups');
  const { state, programVersion: version } = inspected;
  switch (state) {
    case 'whole':
      return <Status kind="done">{t('restore.whole')}</Status>;
    case 'unlabelled':
      return <Status kind="look">{t('restore.unlabelled')}</Status>;
    case 'damaged':
      return <Status kind="late">{t('restore.damaged')}</Status>;
    case 'too-new':
      return (
        <Status kind="late">{version === null ? t('restore.tooNewUnknown') : t('restore.tooNew', { version })}</Status>
      );
    case 'no-backup':
      return <Status kind="late">{t('restore.noBackup')}</Status>;
  }
}

/** Names and values under each other: what the label of a file says, or what was read from it. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}): ReactNode {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the label beside a file says; a file without one is only as large as it is. */
export function LabelFacts(props: { readonly inspected: InspectedBackup; readonly name: string | null }): ReactNode {
  const t = useText('backups');
  const { createdAt, programVersion, bytes, recovery } = props.inspected;
  const facts: (readonly [string, ReactNode])[] = [];
  if (props.name !== null) facts.push([t('restore.file'), props.name]);
  if (createdAt !== null) facts.push([t('restore.made'), fmt.instant(createdAt)]);
  if (programVersion !== null) facts.push([t('restore.version'), programVersion]);
  facts.push([t('restore.size'), sizeText(bytes)]);
  if (recovery.length > 0) facts.push([t('restore.keys'), recovery.map(recoveryKeyNumber).join(', ')]);
  return <Facts facts={facts} />;
}
