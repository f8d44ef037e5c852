import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { TargetRow } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Action } from '../../ui/action.tsx';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import {
  AddRegular,
  ArrowDownloadRegular,
  DeleteRegular,
  type FluentIcon,
  HardDriveRegular,
  MoreHorizontalRegular,
  ServerRegular,
  UsbStickRegular,
} from '../../ui/icons.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { sizeText } from '../../ui/size-text.ts';
import { useBackupsChanged, useTargets } from './queries.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  place: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '10px',
    paddingBlock: '8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: 0, marginTop: '2px' },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: type.strong,
  note: { ...type.note, color: tokens.colorNeutralForeground3 },
  empty: { color: tokens.colorNeutralForeground2, paddingBlock: '8px' },
});

const ICONS: Readonly<Record<TargetRow['kind'], FluentIcon>> = {
  folder: HardDriveRegular,
  share: ServerRegular,
  usb: UsbStickRegular,
};

/** Where backups are kept and how each place is at this moment. */
export function Places(props: {
  readonly onAdd: () => void;
  readonly onMake: (target: TargetRow) => void;
  readonly busy: boolean;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const targets = useTargets();
  return (
    <Section
      title={t('places.title')}
      {...(targets.data === undefined ? {} : { count: targets.data.targets.length })}
      side={<Action kind="quiet" size="small" icon={<AddRegular />} label={t('places.add')} onClick={props.onAdd} />}
    >
      {targets.data === undefined ? (
        targets.isError ? (
          <ErrorState title={t('places.error')} error={targets.error} onRetry={() => void targets.refetch()} />
        ) : (
          <Skeleton rows={2} />
        )
      ) : targets.data.targets.length === 0 ? (
        <p className={styles.empty}>{t('places.empty')}</p>
      ) : (
        <ul className={styles.list}>
          {targets.data.targets.map((target) => (
            <Place key={target.id} target={target} busy={props.busy} onMake={() => props.onMake(target)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Place(props: { readonly target: TargetRow; readonly busy: boolean; readonly onMake: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const client = useClient();
  const confirm = useConfirm();
  const toast = useToast();
  const changed = useBackupsChanged();
  const { target } = props;
  const Icon = ICONS[target.kind];
  const remove = async (): Promise<void> => {
    const sure = await confirm({
      title: t('places.removeTitle', { name: target.name }),
      text: t('places.removeText'),
      confirm: t('places.remove'),
    });
    if (!sure) return;
    try {
      await client.backups.removeTarget({ targetId: target.id });
      toast({ text: t('places.removed', { name: target.name }) });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    } finally {
      await changed();
    }
  };
  return (
    <li className={styles.place}>
      <span className={styles.icon} aria-hidden="true">
        <Icon />
      </span>
      <div className={styles.text}>
        <p className={styles.name}>{target.name}</p>
        <p className={styles.note}>{noteOf(target, t)}</p>
        <PlaceState target={target} />
      </div>
      <ActionMenu
        label={t('places.more', { name: target.name })}
        icon={<MoreHorizontalRegular />}
        iconOnly
        size="small"
        entries={[
          {
            key: 'make',
            label: t('places.make'),
            icon: <ArrowDownloadRegular />,
            disabled: props.busy,
            onClick: props.onMake,
          },
          {
            key: 'remove',
            label: t('places.remove'),
            icon: <DeleteRegular />,
            disabled: props.busy,
            onClick: () => void remove(),
          },
        ]}
      />
    </li>
  );
}

function noteOf({ kind, freeBytes }: TargetRow, t: ReturnType<typeof useText<'backups'>>): string {
  const words: string[] = [t(`kind.${kind}`)];
  if (freeBytes !== null) words.push(t('places.free', { size: sizeText(freeBytes) }));
  return words.join(' · ');
}

function PlaceState({ target }: { readonly target: TargetRow }): ReactNode {
  const t = useText('backups');
  const { problem, failure, sameDisk, lastProvedAt } = target;
  const proved = lastProvedAt === null ? t('places.never') : t('places.last', { when: fmt.instant(lastProvedAt) });
  if (problem !== null) {
    return (
      <Status kind="look">
        {errorSentence(new AppError(problem))} {proved}
      </Status>
    );
  }
  if (failure !== null) {
    const why = errorSentence(new AppError(failure.code));
    return <Status kind="look">{t('places.failed', { when: fmt.instant(failure.at), why })}</Status>;
  }
  if (sameDisk) return <Status kind="look">{t('places.sameDisk', { proved })}</Status>;
  return <Status kind={lastProvedAt === null ? 'planned' : 'done'}>{proved}</Status>;
}
