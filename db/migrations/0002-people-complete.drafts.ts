/** Tables of what somebody has typed and not saved. */
export const DRAFTS_TABLES: readonly string[] = [];
