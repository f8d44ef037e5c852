import { Dialog, DialogSurface, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { ALL_NOTE_HITS } from '#shared/features/family-work/notes.schema.ts';
import { useText } from '#renderer/i18n/index.ts';
import { SearchRegular } from '#renderer/ui/icons.ts';
import { useFocusReturn } from '#renderer/ui/focus-return.ts';
import { ShortcutText } from '#renderer/ui/keys.tsx';
import { media } from '#renderer/ui/theme/theme.ts';
import type { PaletteItem } from './commands.ts';
import { usePaletteItems } from './use-palette-items.ts';

const useStyles = makeStyles({
  surface: {
    alignSelf: 'start',
    marginTop: '44px',
    padding: '8px 0 0',
    maxWidth: 'min(600px, calc(100vw - 32px))',
    borderRadius: '8px',
  },
  field: { display: 'flex', alignItems: 'center', gap: '8px', padding: '4px 16px 10px' },
  input: {
    flexGrow: 1,
    minWidth: 0,
    height: '32px',
    border: 'none',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    fontSize: '16px',
    outlineStyle: 'none',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  list: {
    maxHeight: 'min(480px, calc(100vh - 160px))',
    overflowY: 'auto',
    padding: '4px 8px 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { padding: '8px 8px 4px', fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '34px',
    paddingInline: '8px',
    borderRadius: '4px',
    cursor: 'pointer',
    border: '1px solid transparent',
  },
  active: {
    backgroundColor: tokens.colorBrandBackground2,
    [media.forced]: { backgroundColor: 'Highlight', color: 'HighlightText', forcedColorAdjust: 'none' },
  },
  locked: { cursor: 'default', fontStyle: 'italic' },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: {
    marginInlineStart: 'auto',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [media.forced]: { color: 'inherit' },
  },
  whole: { flexShrink: 0 },
  snippet: {
    display: 'block',
    fontSize: '12px',
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    [media.forced]: { color: 'inherit' },
  },
  found: { fontWeight: tokens.fontWeightSemibold, color: 'inherit', backgroundColor: 'transparent' },
  empty: { padding: '12px 8px', color: tokens.colorNeutralForeground2 },
});

/** The place of a note where the words stand, the words in bold. */
function Snippet({ pieces }: { readonly pieces: NonNullable<PaletteItem['snippet']> }) {
  const styles = useStyles();
  return (
    <span className={styles.snippet}>
      {pieces.map((piece, index) =>
        // Pieces of one text have no other name than their place.
        piece.found ? (
          <mark key={index} className={styles.found}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </span>
  );
}

/** Ctrl+K: one field that finds people and families and runs every command the user may run. */
export function CommandPalette(props: {
  readonly onClose: () => void;
  readonly onGuide: () => void;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
}) {
  const styles = useStyles();
  const t = useText('navigation');
  const listId = useId();
  useFocusReturn();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const byKeys = useRef(false);
  const [allNotes, setAllNotes] = useState(false);
  const { items, failed, searching } = usePaletteItems(typed, {
    ...props,
    allNotes,
    onAllNotes: () => {
      setAllNotes(true);
      setActive(0);
    },
  });
  const current = Math.min(active, items.length - 1);
  const optionId = (item: PaletteItem) => `${listId}-${item.key}`;
  // Enter pressed before the answer to the last letters: the key of the item that was chosen, or none for the first one.
  const [entered, setEntered] = useState<{ readonly key: string | null } | null>(null);
  const run = (item: PaletteItem | undefined) => {
    // What cannot be opened only says whom to ask.
    if (item === undefined || item.run === null) return;
    if (item.stays !== true) props.onClose();
    item.run();
  };
  const enter = (): void => {
    const item = items[current];
    if (!searching) run(item);
    else setEntered({ key: active === 0 ? null : (item?.key ?? null) });
  };
  const answered = useRef(entered);
  const runEntered = useEffectEvent((asked: { readonly key: string | null }) => {
    // Once for each Enter: a later look at the same letters opens nothing.
    if (answered.current === asked) return;
    answered.current = asked;
    // What is shown for the letters before may be somebody else's card.
    run(asked.key === null ? items[0] : items.find(({ key }) => key === asked.key));
  });
  useEffect(() => {
    if (entered !== null && !searching) runEntered(entered);
  }, [entered, searching]);
  const onKeyDown = (event: KeyboardEvent) => {
    byKeys.current = true;
    if (event.key === 'ArrowDown') setActive(items.length === 0 ? 0 : (current + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive(items.length === 0 ? 0 : (current - 1 + items.length) % items.length);
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  const headOf = (index: number): string | null => {
    const item = items[index];
    if (item === undefined || items[index - 1]?.group === item.group) return null;
    return t(allNotes ? 'palette.everyNote' : `palette.${item.group}`);
  };
  const activeItem = items[current];
  // The field keeps the focus, so the list follows the keys by itself; under the mouse it stands still.
  const activeId = activeItem === undefined ? null : optionId(activeItem);
  useEffect(() => {
    if (byKeys.current && activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <DialogSurface className={styles.surface} aria-label={t('palette.title')} aria-describedby={undefined}>
        <div className={styles.field}>
          <SearchRegular aria-hidden="true" fontSize={20} />
          <input
            className={styles.input}
            role="combobox"
            aria-label={t('palette.title')}
            aria-expanded="true"
            aria-controls={listId}
            aria-autocomplete="list"
            {...(activeItem === undefined ? {} : { 'aria-activedescendant': optionId(activeItem) })}
            placeholder={t('palette.hint')}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              setEntered(null);
              setAllNotes(false);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className="sr-only" role="status">
          {searching ? null : t('palette.count', { count: items.length })}
        </div>
        <div id={listId} className={styles.list} role="listbox" aria-label={t('palette.title')}>
          {items.map((item, index) => {
            const head = headOf(index);
            return (
              <Fragment key={item.key}>
                {head === null ? null : (
                  <div className={styles.head} role="presentation">
                    {head}
                  </div>
                )}
                {/* The field keeps the focus and handles the keys. */}
                {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
                <div
                  id={optionId(item)}
                  role="option"
                  aria-selected={index === current}
                  aria-disabled={item.run === null || undefined}
                  className={mergeClasses(
                    styles.option,
                    item.run === null && styles.locked,
                    index === current && styles.active,
                  )}
                  onMouseMove={() => {
                    byKeys.current = false;
                    setActive(index);
                  }}
                  onClick={() => run(item)}
                >
                  <span className={styles.label}>
                    {item.label}
                    {item.snippet === undefined ? null : <Snippet pieces={item.snippet} />}
                  </span>
                  {item.detail === undefined ? null : (
                    <span className={mergeClasses(styles.detail, item.snippet !== undefined && styles.whole)}>
                      {item.detail}
                    </span>
                  )}
                  {item.shortcut === undefined ? null : (
                    <span className={styles.detail}>
                      <ShortcutText shortcut={item.shortcut} />
                    </span>
                  )}
                </div>
              </Fragment>
            );
          })}
        </div>
        {allNotes && items.length >= ALL_NOTE_HITS ? (
          <p className={styles.empty}>{t('palette.mostNotes', { count: ALL_NOTE_HITS })}</p>
        ) : null}
        {items.length === 0 && !searching ? <p className={styles.empty}>{t('palette.empty')}</p> : null}
        {failed ? (
          <p className={styles.empty} role="alert">
            {t('palette.failed')}
          </p>
        ) : null}
      </DialogSurface>
    </Dialog>
  );
}
