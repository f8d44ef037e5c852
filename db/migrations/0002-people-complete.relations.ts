/** Tables of relations between people. */
export const RELATIONS_TABLES: readonly string[] = [];
