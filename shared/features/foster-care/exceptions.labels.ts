import { bindShortWords } from '../../kernel/polish.ts';
import type { EXCEPTION_COLUMNS } from './exceptions.schema.ts';
import type { RecordedException } from './placing.schema.ts';

export const EXCEPTION_COLUMN_LABELS: Readonly<Record<(typeof EXCEPTION_COLUMNS)[number], string>> = {
  name: 'Nazwisko i imię',
  home: 'Miejsce pobytu',
  form: 'Forma',
  from: 'W miejscu od',
  to: 'Do',
  sentence: 'Czego dotyczy',
  article: 'Przepis',
  reason: 'Powód wyjątku',
  answers: 'Zgody i zezwolenia',
  recorded: 'Wpisał(a)',
};

/** Who agreed to an exception, in words; null where nobody is written down. */
export function exceptionAnswers(one: RecordedException): string | null {
  const given = [
    ...(one.familyConsent ? ['zgoda rodziny'] : []),
    ...(one.coordinatorOpinion ? ['pozytywna opinia koordynatora'] : []),
    ...(one.permit ? ['zezwolenie wojewody'] : []),
  ];
  return given.length === 0 ? null : given.join(', ');
}

/** An exception in one line of a card: what was passed, by which article, why, who agreed. */
export function exceptionText(one: RecordedException): string {
  const article = one.article === null ? '' : ` (${one.article})`;
  const answers = exceptionAnswers(one);
  const agreed = answers === null ? '' : ` Jest: ${answers}.`;
  return bindShortWords(
    `Wyjątek${article}: ${one.sentence} Powód: ${one.reason}${/[.!?]$/.test(one.reason) ? '' : '.'}${agreed}`,
  );
}
