import { Button, type ButtonProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useIsInsideDialog } from './inside-dialog.ts';
import { ShortcutText } from './keys.tsx';
import { ariaShortcut, useShortcut, type Shortcut } from './shortcuts.ts';
import { Tip } from './tip.tsx';

const useStyles = makeStyles({
  button: { minWidth: 'auto', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  quiet: { fontWeight: tokens.fontWeightRegular, paddingInline: '8px' },
});

export type ActionProps = {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon?: ReactElement;
  /** At most one primary on a page; secondary has an outline; quiet is text alone. */
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'small' | 'medium';
  /** Shown in the button and listened to while the button is on the screen. */
  readonly shortcut?: Shortcut;
  readonly disabled?: boolean;
  /** Why it cannot be used now; the button then keeps its place in the tab order and says this. */
  readonly disabledReason?: string | undefined;
  /** The whole name for screen readers where the same label stands in many rows; it begins with the label. */
  readonly spoken?: string;
  /** Whether what the button opens and closes below it is open. */
  readonly expanded?: boolean;
  /** Only the icon is drawn; the label becomes the name and the tooltip. */
  readonly iconOnly?: boolean;
  readonly type?: 'button' | 'submit';
  readonly form?: string;
  readonly autoFocus?: boolean;
};

const APPEARANCE: Record<NonNullable<ActionProps['kind']>, NonNullable<ButtonProps['appearance']>> = {
  primary: 'primary',
  secondary: 'secondary',
  quiet: 'subtle',
};

/** A button with its shortcut: draws it, listens to it, tells screen readers about it. */
export function Action(props: ActionProps) {
  const { label, onClick, icon, kind = 'secondary', size = 'medium', shortcut, disabledReason, iconOnly } = props;
  const styles = useStyles();
  const blocked = props.disabled === true || disabledReason !== undefined;
  const overDialog = useIsInsideDialog();
  useShortcut(shortcut, onClick, { enabled: !blocked, overDialog });
  const button = (
    <Button
      className={mergeClasses(styles.button, kind === 'quiet' && styles.quiet)}
      appearance={APPEARANCE[kind]}
      size={size}
      type={props.type ?? 'button'}
      form={props.form}
      // Focus on arrival is asked for only by dialogs and wizard steps, where it is expected.
      autoFocus={props.autoFocus}
      {...(icon === undefined ? {} : { icon })}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut) })}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(props.spoken !== undefined
        ? { 'aria-label': props.spoken }
        : iconOnly === true
          ? { 'aria-label': label }
          : {})}
      disabled={props.disabled === true && disabledReason === undefined}
      disabledFocusable={disabledReason !== undefined}
      onClick={props.type === 'submit' ? undefined : onClick}
    >
      {iconOnly === true ? null : label}
      {iconOnly === true || shortcut === undefined ? null : <ShortcutText shortcut={shortcut} />}
    </Button>
  );
  if (disabledReason !== undefined) return <Tip text={disabledReason}>{button}</Tip>;
  if (iconOnly !== true) return button;
  return (
    <Tip text={label} shortcut={shortcut} names>
      {button}
    </Tip>
  );
}
