import {
  Button,
  type ButtonProps,
  Link,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  SearchBox,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { ChevronDownRegular, DismissRegular } from './icons.ts';
import { ariaShortcut, useShortcut } from './shortcuts.ts';
import { media } from './theme/theme.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '0 24px 12px',
    [media.narrow]: { padding: '0 16px 8px' },
  },
  search: { width: '232px', maxWidth: '100%' },
  end: { marginInlineStart: 'auto' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    height: '28px',
    minWidth: 'auto',
    paddingInline: '10px',
    fontSize: '12px',
    fontWeight: tokens.fontWeightRegular,
    borderRadius: '14px',
  },
  on: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    ':hover': { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2Hover },
    [media.forced]: {
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
      ':hover': { backgroundColor: 'Highlight', color: 'HighlightText' },
    },
  },
  icon: { width: '14px', height: '14px' },
  clear: { minHeight: '28px', color: tokens.colorBrandForegroundLink },
});

/** The line under a list's title: search field, chips, „Wyczyść filtry”, column chooser at the end. */
export function FilterBar(props: { readonly children: ReactNode; readonly end?: ReactNode }) {
  const styles = useStyles();
  const t = useText();
  return (
    <div className={styles.row} role="search" aria-label={t('filters.label')}>
      {props.children}
      {props.end === undefined ? null : <span className={styles.end}>{props.end}</span>}
    </div>
  );
}

/** Searches the list as one types (after 150 ms of rest); Ctrl+F leads here. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** The arrow down leads out of the field, to what was found. */
  readonly onLeave?: () => void;
}) {
  const styles = useStyles();
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const { value } = props;
  // What was typed stands until the list has taken exactly that over: the address changes some time after it was told to,
  // and may still bring what was asked before. A text nobody asked for here comes from elsewhere („Wyczyść filtry”).
  const [typed, setTyped] = useState<{ readonly text: string; readonly asked: boolean } | null>(null);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [taken, setTaken] = useState(value);
  if (value !== taken) {
    setTaken(value);
    // Lists leave out the spaces around what they were asked.
    const found = asked.findIndex((text) => text.trim() === value.trim());
    setAsked(found === -1 ? [] : asked.slice(found + 1));
    if (typed?.asked === true && (found === -1 || typed.text === value)) setTyped(null);
  }
  const search = useEffectEvent((text: string) => {
    props.onSearch(text);
    setAsked((before) => [...before, text]);
    setTyped({ text, asked: true });
  });
  useEffect(() => {
    if (typed === null || typed.asked) return undefined;
    const timer = setTimeout(() => search(typed.text), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcut('Ctrl+F', () => {
    input.current?.focus();
    input.current?.select();
  });
  return (
    <SearchBox
      ref={(element: HTMLInputElement | null) => {
        input.current = element;
      }}
      className={styles.search}
      placeholder={props.label}
      aria-label={props.label}
      aria-keyshortcuts={ariaShortcut('Ctrl+F')}
      value={typed?.text ?? value}
      maxLength={120}
      dismiss={{ 'aria-label': t('filters.clearSearch') }}
      onChange={(_, data) => setTyped({ text: data.value, asked: false })}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || props.onLeave === undefined) return;
        event.preventDefault();
        props.onLeave();
      }}
    />
  );
}

/** A chip that is not switched on; pressing it asks what by. */
export function ChipButton({ label, ...rest }: ButtonProps & { readonly label: string }) {
  const styles = useStyles();
  return (
    <Button
      {...rest}
      className={styles.chip}
      size="small"
      icon={<ChevronDownRegular className={styles.icon} />}
      iconPosition="after"
    >
      {label}
    </Button>
  );
}

export type FilterChoice = { readonly value: string; readonly label: string };

/**
 * One filter as a chip: untouched it opens a menu of choices, switched on it is tinted, says its value and has a cross.
 * Choices are single; `value` null means the filter is off. `atRest` is what a filter shows that leaves something out even
 * then: named on the chip, and the first choice of its menu.
 */
export function FilterChip(props: {
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  readonly atRest?: FilterChoice;
  readonly value: string | null;
  /** All choices are known: a value that is none of them is shown as one that is gone, never left out. */
  readonly complete?: boolean;
  readonly onChange: (value: string | null) => void;
}) {
  const styles = useStyles();
  const t = useText();
  const { atRest, value } = props;
  const gone = props.complete === true && value !== null ? { value, label: t('savedFilters.goneValue') } : undefined;
  const chosen = props.choices.find((choice) => choice.value === value) ?? gone;
  if (chosen !== undefined) {
    const text = `${props.label}: ${chosen.label}`;
    return (
      <Button
        className={mergeClasses(styles.chip, styles.on)}
        size="small"
        icon={<DismissRegular className={styles.icon} />}
        iconPosition="after"
        aria-label={t('filters.remove', { label: text })}
        onClick={() => props.onChange(null)}
      >
        {text}
      </Button>
    );
  }
  return (
    <Menu
      checkedValues={{ choice: atRest === undefined ? [] : [atRest.value] }}
      onCheckedValueChange={(_, data) => {
        const value = data.checkedItems[0] ?? null;
        props.onChange(value === atRest?.value ? null : value);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <ChipButton label={atRest === undefined ? props.label : `${props.label}: ${atRest.label}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {[...(atRest === undefined ? [] : [atRest]), ...props.choices].map((choice) => (
            <MenuItemRadio key={choice.value} name="choice" value={choice.value}>
              {choice.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Shown after the chips while any filter is on. */
export function ClearFilters({ onClear }: { readonly onClear: () => void }) {
  const styles = useStyles();
  const t = useText();
  return (
    <Link as="button" type="button" className={styles.clear} onClick={onClear}>
      {t('filters.clear')}
    </Link>
  );
}
