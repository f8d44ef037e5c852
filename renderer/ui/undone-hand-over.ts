import { i18n } from '#renderer/i18n/index.ts';

/** What taking a handing over back did, with the tasks that came back and those that somebody changed since. */
export function undoneText(done: { readonly tasks: number; readonly tasksLeft: number }): string {
  return i18n.t(done.tasksLeft === 0 ? 'form.undone' : 'form.undoneLeft', { ns: 'caseloads', ...done });
}
