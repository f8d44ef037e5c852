/** SQLite has no booleans; STRICT keeps these to 0 and 1 by CHECK. */
export type Flag = 0 | 1;

/** A row that holds from a day to a day, both included; without a last day it holds still. */
export interface Dated {
  from_date: string;
  to_date: string | null;
}

/** Columns of every record that can be archived and is protected against lost updates. */
export interface Kept {
  version: number;
  archived_on: string | null;
  archived_by: string | null;
  archive_reason: string | null;
  created_at: string;
  created_by: string;
  changed_at: string;
  changed_by: string;
}
