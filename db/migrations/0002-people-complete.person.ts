/** Tables of what the office keeps about a person beside name and address. */
export const PERSON_DETAILS_TABLES: readonly string[] = [];
