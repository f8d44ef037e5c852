/** What somebody has typed in a form and not saved; one row a form on the screen. */
export interface DraftsTable {
  id: string;
  user_id: string;
  /** Name of the form, from the closed list of the contract. */
  form: string;
  person_id: string | null;
  family_id: string | null;
  /** Tells places of one form in one record apart: a membership, a note; empty when there is one place only. */
  context: string;
  base_version: number | null;
  /** JSON of the values the typing began over. */
  base: string;
  /** JSON of the values as typed. */
  content: string;
  kept_at: string;
}
