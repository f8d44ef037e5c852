import { auditActionLabel } from '#shared/features/audit/audit.labels.ts';

/** „zmiana danych osoby” for 'people.correct': one list of words for the screen, prints and exports. */
export function actionLabel(action: string): string {
  return auditActionLabel(action);
}
