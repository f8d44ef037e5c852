import { Combobox, makeStyles, Option as FluentOption, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext, useDeferredValue, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '#renderer/i18n/index.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { LabelContext } from './form-context.ts';
import { useBoundField } from './use-bound-field.ts';

export type FoundOption = { readonly id: string; readonly label: string; readonly detail?: string };

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
  list: { maxHeight: 'min(320px, 40vh)' },
  detail: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  note: { padding: '6px 8px', color: tokens.colorNeutralForeground3 },
});

/**
 * Choosing one of very many by typing: a gmina, a person, a family. The value is the id or null; options come from
 * `search` as one types. Text that was not chosen from the list is dropped on leaving, the choice before stays.
 */
export function ComboSearchField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & {
    readonly queryKey: readonly unknown[];
    readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
    /** Label of the id the form was opened with. */
    readonly initialLabel?: string | null;
    readonly placeholder?: string;
    /** Letters needed before searching. */
    readonly minLength?: number;
    readonly onChosen?: (option: FoundOption | null) => void;
  },
) {
  const styles = useStyles();
  const t = useText();
  const field = useBoundField(props);
  const { value, attach } = field;
  const id = typeof value === 'string' && value !== '' ? value : null;
  const names = useContext(LabelContext);
  const [known, setKnown] = useState<FoundOption | null>(() =>
    id === null ? null : { id, label: names?.choices()[id] ?? props.initialLabel ?? '' },
  );
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const text = useDeferredValue(typed ?? '');
  const enough = text.trim().length >= (props.minLength ?? 0);
  const { search } = props;
  const found = useQuery({
    queryKey: [...props.queryKey, text.trim()],
    queryFn: ({ signal }) => search(text.trim(), signal),
    enabled: open && enough,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const options = enough ? (found.data ?? []) : [];
  const chosenLabel = id === null ? '' : known?.id === id ? known.label : (props.initialLabel ?? '');
  const choose = (optionId: string | undefined) => {
    const option = options.find((one) => one.id === optionId) ?? null;
    setTyped(null);
    if (option === null) return;
    setKnown(option);
    names?.nameChoice(option.id, option.label);
    field.change(option.id);
    props.onChosen?.(option);
  };
  const clear = () => {
    setKnown(null);
    field.change(null);
    props.onChosen?.(null);
  };
  const note = !enough ? t('form.typeToSearch') : found.isLoading ? t('form.searching') : t('form.noOptions');
  return (
    <FieldFrame field={props} error={field.error}>
      <Combobox
        className={styles.control}
        listbox={{ className: styles.list }}
        ref={attach}
        name={field.name}
        freeform
        clearable
        inlinePopup={false}
        autoComplete="off"
        open={open}
        value={typed ?? chosenLabel}
        selectedOptions={id === null ? [] : [id]}
        placeholder={props.placeholder ?? ''}
        disabled={props.disabled === true}
        onOpenChange={(_, data) => setOpen(data.open)}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
        }}
        // The list opens as one types or with the arrows, so its button is for the pointer alone.
        expandIcon={{ 'aria-label': t('form.openList', { label: props.label }), tabIndex: -1 }}
        onOptionSelect={(event, data) => {
          if (data.optionValue !== undefined) choose(data.optionValue);
          // Text that fits no option is reported as well: the choice before stays until another one is made.
          else if (event.type !== 'change') clear();
        }}
        onBlur={() => {
          if (typed === '') clear();
          setTyped(null);
          field.left();
        }}
      >
        {options.map((option) => (
          <FluentOption key={option.id} value={option.id} text={option.label}>
            <span>
              {option.label}
              {option.detail === undefined ? null : <span className={styles.detail}> {option.detail}</span>}
            </span>
          </FluentOption>
        ))}
        {options.length > 0 ? null : (
          <FluentOption key="note" value="" text="" disabled>
            {note}
          </FluentOption>
        )}
      </Combobox>
    </FieldFrame>
  );
}
