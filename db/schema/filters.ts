/** A filter of a list that a user keeps under a name. */
export interface SavedFiltersTable {
  id: string;
  user_id: string;
  /** Name of the list, from the closed list of the contract. */
  list: string;
  name: string;
  /** The name in small letters; unique for one user in one list. */
  name_key: string;
  /** JSON of filter, order and hidden columns, as the page wrote it. */
  content: string;
  saved_at: string;
}
