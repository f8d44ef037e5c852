import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useConnectionState, useHost } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { PlugDisconnectedRegular } from '#renderer/ui/icons.ts';
import { media } from '#renderer/ui/theme/theme.ts';

const useStyles = makeStyles({
  band: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    flexShrink: 0,
    minHeight: '24px',
    paddingInline: '16px',
    fontSize: '12px',
    lineHeight: '16px',
    textAlign: 'center',
    [media.forced]: { borderBottom: '1px solid CanvasText' },
  },
  demo: {
    color: tokens.colorNeutralForegroundStaticInverted,
    backgroundColor: tokens.colorNeutralBackgroundStatic,
    [media.forced]: { color: 'CanvasText', backgroundColor: 'Canvas' },
  },
  lost: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

/** On every screen and print of a demonstration office, so that invented people are never taken for real ones. */
export function DemoBand() {
  const styles = useStyles();
  const t = useText();
  if (!useHost().demo) return null;
  return (
    <div className={mergeClasses(styles.band, styles.demo)} role="note">
      {t('demoBand')}
    </div>
  );
}

/** A quiet line while the main process is out of reach. */
export function ConnectionLine() {
  const styles = useStyles();
  const t = useText();
  const lost = useConnectionState() === 'lost';
  return (
    <div role="status">
      {lost ? (
        <div className={mergeClasses(styles.band, styles.lost)}>
          <PlugDisconnectedRegular aria-hidden="true" />
          {t('state.connectionLost')}
        </div>
      ) : null}
    </div>
  );
}
