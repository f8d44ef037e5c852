import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan, useHost } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorCircleFilled, WarningFilled } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { media } from '../../ui/theme/theme.ts';
import { useBackupHealth } from './queries.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: '8px',
    flexShrink: 0,
    minHeight: '28px',
    paddingInline: '16px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground1,
    [media.forced]: { borderBottom: '1px solid CanvasText' },
    [media.print]: { display: 'none' },
  },
  orange: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  red: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderBottom: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
});

/** On top of every page while backups are not in order. A demonstration has nothing to lose and says nothing. */
export function BackupLine(): ReactNode {
  return useHost().demo ? null : <Line />;
}

function Line(): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const can = useCan();
  const { data } = useBackupHealth();
  const problem = data?.problems[0];
  return (
    <div role="status">
      {data === undefined || problem === undefined || data.state === 'ok' ? null : (
        <div className={mergeClasses(styles.line, styles[data.state])}>
          {data.state === 'red' ? (
            <ErrorCircleFilled fontSize={16} aria-hidden="true" />
          ) : (
            <WarningFilled fontSize={16} aria-hidden="true" />
          )}
          <span>{t(`problem.${problem.problem}.title`)}</span>
          {can('backups.manage') ? (
            <TextLink to={PATHS.backups}>{t('line.open')}</TextLink>
          ) : (
            <span>{t('line.tell')}</span>
          )}
        </div>
      )}
    </div>
  );
}
