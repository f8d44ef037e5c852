import { useState } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';

/**
 * A day asked for outside a form, as in filters and „stan na”: it counts as soon as what is typed is a date. What is none
 * stays where it was typed, with a sentence once the field is left or confirmed with Enter, and changes nothing.
 */
export function useTypedDay<Day extends LocalDate | null>(options: {
  readonly value: Day;
  readonly onDay: (day: LocalDate | Extract<Day, null>) => void;
  /** What an emptied field means; without it the day before comes back. */
  readonly empty?: Extract<Day, null>;
}): {
  /** For the DateInput. */
  readonly input: {
    readonly value: string | null;
    readonly onValue: (value: string | null) => void;
    readonly onLeft: () => void;
    readonly onEnter: () => void;
  };
  readonly wrong: string | undefined;
} {
  const t = useText();
  const { value, onDay, empty } = options;
  const [known, setKnown] = useState<LocalDate | null>(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  if (known !== value) {
    // Another day was chosen elsewhere: what was typed has no meaning any more.
    setKnown(value);
    setTyped(null);
  }
  const onValue = (next: string | null): void => {
    const day = localDate.safeParse(next);
    if (day.success) onDay(day.data);
    else if (next === null && empty !== undefined) onDay(empty);
    setTyped(day.success || (next === null && empty !== undefined) ? null : (next ?? ''));
    setLeft(false);
  };
  const onLeft = (): void => {
    if (typed === '') setTyped(null);
    else setLeft(true);
  };
  return {
    input: { value: typed ?? value, onValue, onLeft, onEnter: onLeft },
    wrong: typed !== null && typed !== '' && left ? t('form.dateWrong') : undefined,
  };
}
