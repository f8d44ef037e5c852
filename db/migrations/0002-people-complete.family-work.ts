/** Tables of notes, tasks, plans and assessments. */
export const FAMILY_WORK_TABLES: readonly string[] = [];
