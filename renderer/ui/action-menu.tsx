import { Button, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { ChevronDownRegular, MoreHorizontalRegular } from './icons.ts';
import { shortcutKeys, type Shortcut } from './shortcuts.ts';

export type MenuEntry = {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactElement;
  readonly shortcut?: Shortcut;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

const useStyles = makeStyles({
  button: { minWidth: 'auto', paddingInline: '8px', fontWeight: 'normal' },
  chevron: { marginInlineStart: '6px', width: '16px', height: '16px' },
});

/** A button that opens a list of commands: „Eksport”, or three dots when only `label` names it. */
export function ActionMenu(props: {
  readonly label: string;
  readonly icon?: ReactElement;
  readonly iconOnly?: boolean;
  /** What is read aloud, where several menus have one label. */
  readonly spoken?: string;
  /** Among small secondary buttons: small, with their outline. */
  readonly size?: 'small';
  /** Without a border although it is small: beside quiet buttons. */
  readonly quiet?: boolean;
  readonly entries: readonly MenuEntry[];
}) {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        {props.iconOnly === true ? (
          <Button appearance="subtle" icon={props.icon ?? <MoreHorizontalRegular />} aria-label={props.label} />
        ) : (
          <Button
            className={styles.button}
            appearance={props.size === 'small' && props.quiet !== true ? 'secondary' : 'subtle'}
            size={props.size ?? 'medium'}
            {...(props.icon === undefined ? {} : { icon: props.icon })}
            {...(props.spoken === undefined ? {} : { 'aria-label': props.spoken })}
          >
            {props.label}
            <ChevronDownRegular className={styles.chevron} aria-hidden="true" />
          </Button>
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {props.entries.map((entry) => (
            <MenuItem
              key={entry.key}
              disabled={entry.disabled === true}
              onClick={entry.onClick}
              {...(entry.icon === undefined ? {} : { icon: entry.icon })}
              {...(entry.shortcut === undefined ? {} : { secondaryContent: shortcutKeys(entry.shortcut).join('+') })}
            >
              {entry.label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
