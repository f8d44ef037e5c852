import { bindShortWords } from '#shared/kernel/polish.ts';

/**
 * Schema messages begin with the name of the field, for places where they stand alone ('PESEL: podaj 11 cyfr.').
 * Beside the field the name would be said twice, so it is left out there.
 */
export function fieldSentence(message: string): string {
  const rest = /^[^.:]{1,40}: (?=\p{Ll})(.*)$/su.exec(message)?.[1] ?? message;
  return bindShortWords(rest.charAt(0).toLocaleUpperCase('pl') + rest.slice(1));
}
