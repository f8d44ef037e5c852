import { i18n } from '#renderer/i18n/index.ts';

/** „zmiana danych osoby” for 'people.correct'; an action without a name of its own stays as it is written. */
export function actionLabel(action: string): string {
  return i18n.exists(action, { ns: 'actions' }) ? String(i18n.t(action as never, { ns: 'actions' })) : action;
}
