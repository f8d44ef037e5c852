import { bindShortWords } from '#shared/kernel/polish.ts';

/**
 * Schema messages begin with the name of the field, for places where they stand alone ('Role: wybierz co najmniej jedną
 * rolę.'). What follows names the field by itself, so beside it the beginning is left out.
 */
export function fieldSentence(message: string): string {
  const rest = /^[^.:]{1,40}: (?=\p{Ll})(.*)$/su.exec(message)?.[1] ?? message;
  return bindShortWords(rest.charAt(0).toLocaleUpperCase('pl') + rest.slice(1));
}
