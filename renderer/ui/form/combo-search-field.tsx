import { Combobox, makeStyles } from '@fluentui/react-components';
import { useContext, useEffect, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '#renderer/i18n/index.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { LabelContext, type LabelRegistry } from './form-context.ts';
import { type FoundOption, FoundOptions, type OptionSearch, useFound, useMeant } from './found-options.tsx';
import { useBoundField } from './use-bound-field.ts';

export type { FoundOption } from './found-options.tsx';

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
  list: { maxHeight: 'min(320px, 40vh)' },
});

/** What an id that nobody chose in this field is called; empty when nobody said. */
function nameOf(
  id: string,
  names: LabelRegistry | null,
  initial: { readonly id: string; readonly label: string } | null,
): string {
  return names?.choices()[id] ?? (initial?.id === id ? initial.label : '');
}

/**
 * Choosing one of very many by typing: a gmina, a person, a family. The value is the id or null; options come from
 * `search` as one types. Enter takes the outlined one, the first unless the arrows led on. Text that was not chosen from
 * the list stays, and the form says that it is no choice and does not save over it.
 */
export function ComboSearchField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> &
    OptionSearch & {
      /** The choice the form was opened with. Whoever sets another by program names it first: `labels.nameChoice`. */
      readonly initial?: { readonly id: string; readonly label: string } | null;
      readonly placeholder?: string;
      /** Letters needed before searching. */
      readonly minLength?: number;
      readonly onChosen?: (option: FoundOption | null) => void;
    },
) {
  const styles = useStyles();
  const t = useText();
  const field = useBoundField(props);
  const { name, value, attach } = field;
  const id = typeof value === 'string' && value !== '' ? value : null;
  const names = useContext(LabelContext);
  const [known, setKnown] = useState<FoundOption | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [wasLeft, setWasLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const found = useFound({
    queryKey: props.queryKey,
    search: props.search,
    typed: typed ?? '',
    enabled: open,
    enough: (text) => text.length >= (props.minLength ?? 0),
  });
  const meant = useMeant(found);
  const chosenLabel = id === null ? '' : known?.id === id ? known.label : nameOf(id, names, props.initial ?? null);
  // A draft keeps the name of whatever stands here, however it came here.
  useEffect(() => {
    if (id !== null && chosenLabel !== '') names?.nameChoice(id, chosenLabel);
  }, [names, id, chosenLabel]);
  const notChosen = t(props.required === true ? 'form.notChosen' : 'form.notChosenOptional', { label: props.label });
  const isUnchosen = (text: string | null): boolean =>
    text !== null && text.trim() !== '' && text.trim() !== chosenLabel;
  /** The form hears of it at once: a choice is checked in the same moment. */
  const hold = (text: string | null) => {
    setTyped(text);
    names?.setUnchosen(name, isUnchosen(text) ? notChosen : null);
  };
  useEffect(() => () => names?.setUnchosen(name, null), [names, name]);
  const choose = (optionId: string) => {
    const option = found.options.find((one) => one.id === optionId);
    if (option === undefined) return;
    hold(null);
    setKnown(option);
    names?.nameChoice(option.id, option.label);
    field.change(option.id);
    props.onChosen?.(option);
  };
  const clear = () => {
    hold(null);
    setKnown(null);
    field.change(null);
    props.onChosen?.(null);
  };
  return (
    <FieldFrame field={props} error={field.error ?? (wasLeft && isUnchosen(typed) ? notChosen : undefined)}>
      <Combobox
        className={styles.control}
        listbox={{ className: styles.list }}
        ref={attach}
        name={name}
        freeform
        clearable
        inlinePopup={false}
        // Nothing typed asks for nothing: then only the arrows lead to a line.
        disableAutoFocus={(typed ?? '').trim() === ''}
        autoComplete="off"
        open={open}
        value={typed ?? chosenLabel}
        selectedOptions={id === null ? [] : [id]}
        placeholder={props.placeholder ?? ''}
        disabled={props.disabled === true}
        onOpenChange={(event, data) => {
          // Enter over lines of an earlier text takes none of them, so the list stays for those on their way.
          if (data.open || !('key' in event) || event.key !== 'Enter' || meant.isMeant(event)) setOpen(data.open);
        }}
        onInput={(event) => {
          meant.onTyped();
          hold(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={(event) => meant.onKeyDown(event.key)}
        // The list opens as one types or with the arrows, so its button is for the pointer alone.
        expandIcon={{ 'aria-label': t('form.openList', { label: props.label }), tabIndex: -1 }}
        onOptionSelect={(event, data) => {
          if (data.optionValue === undefined) {
            // Text that fits no option is reported as well: the choice before stays until another one is made.
            if (event.type !== 'change') clear();
          } else if (meant.isMeant(event)) choose(data.optionValue);
        }}
        onBlur={() => {
          if (typed !== null && typed.trim() === '') clear();
          else if (!isUnchosen(typed)) hold(null);
          setWasLeft(true);
          field.left();
        }}
      >
        <FoundOptions found={found} />
      </Combobox>
    </FieldFrame>
  );
}
