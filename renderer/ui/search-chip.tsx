import { Combobox, makeStyles } from '@fluentui/react-components';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { ChipButton, FilterChip } from './filters.tsx';
import { type FoundOption, FoundOptions, type OptionSearch, useFound, useMeant } from './form/found-options.tsx';

const useStyles = makeStyles({
  root: { display: 'inline-flex', minWidth: 0 },
  field: { width: '260px', minWidth: '160px', maxWidth: '100%' },
  list: { maxHeight: 'min(320px, 40vh)' },
});

/**
 * A filter with more choices than a menu can hold: the chip turns into a field that offers `atRest` and, as one types,
 * what `search` finds. Escape and leaving the field turn it back.
 */
export function SearchChip(
  props: OptionSearch & {
    readonly label: string;
    readonly placeholder: string;
    /** Offered before anything is typed; the chosen one is among them, or is shown as gone. Undefined while on its way. */
    readonly atRest: readonly FoundOption[] | undefined;
    readonly value: string | null;
    readonly onChange: (value: string | null) => void;
  },
): ReactNode {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  // The field goes with the choice; the keyboard stays on what takes its place.
  const focusChip = useRef(false);
  useLayoutEffect(() => {
    if (asking || !focusChip.current) return;
    focusChip.current = false;
    root.current?.querySelector('button')?.focus();
  });
  const done = (value?: string): void => {
    focusChip.current = true;
    setAsking(false);
    if (value !== undefined) props.onChange(value);
  };
  return (
    <span ref={root} className={styles.root}>
      {props.value !== null ? (
        <FilterChip
          label={props.label}
          choices={(props.atRest ?? []).map(({ id, label }) => ({ value: id, label }))}
          value={props.value}
          complete={props.atRest !== undefined}
          onChange={(value) => {
            focusChip.current = true;
            props.onChange(value);
          }}
        />
      ) : asking ? (
        <Asking {...props} onDone={done} onLeft={() => setAsking(false)} />
      ) : (
        <ChipButton label={props.label} aria-haspopup="listbox" aria-expanded={false} onClick={() => setAsking(true)} />
      )}
    </span>
  );
}

function Asking(
  props: OptionSearch & {
    readonly label: string;
    readonly placeholder: string;
    readonly atRest: readonly FoundOption[] | undefined;
    readonly onDone: (value?: string) => void;
    readonly onLeft: () => void;
  },
): ReactNode {
  const styles = useStyles();
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { atRest, onDone } = props;
  const found = useFound({
    queryKey: [...props.queryKey, 'chip'],
    search: props.search,
    typed,
    enabled: true,
    enough: (text) => text !== '',
    rest: atRest,
  });
  const meant = useMeant(found);
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <Combobox
      ref={(element: HTMLInputElement | null) => {
        input.current = element;
      }}
      className={styles.field}
      size="small"
      listbox={{ className: styles.list }}
      aria-label={props.label}
      placeholder={props.placeholder}
      autoComplete="off"
      freeform
      open
      inlinePopup={false}
      expandIcon={{ 'aria-label': t('form.openList', { label: props.label }), tabIndex: -1 }}
      value={typed}
      selectedOptions={[]}
      maxLength={80}
      disableAutoFocus={typed.trim() === ''}
      onInput={(event) => {
        meant.onTyped();
        setTyped(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        meant.onKeyDown(event.key);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
      onOptionSelect={(event, data) => {
        if (data.optionValue === undefined || data.optionValue === '') return;
        if (meant.isMeant(event)) onDone(data.optionValue);
      }}
      onBlur={props.onLeft}
    >
      <FoundOptions found={found} stacked />
    </Combobox>
  );
}
