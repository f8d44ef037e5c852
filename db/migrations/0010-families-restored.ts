import { DATE } from './sql-parts.ts';

/** The day a family came back from the archive begins the half-year of its next assessment anew after work had ended. */
export const familiesRestored = {
  number: 10,
  name: '0010-families-restored',
  up: [
    `ALTER TABLE families ADD COLUMN restored_on TEXT CHECK (restored_on IS NULL OR restored_on ${DATE})`,
    `UPDATE families SET restored_on = (
        SELECT substr(max(log.at), 1, 10) FROM audit_subjects subject JOIN audit_log log ON log.seq = subject.seq
        WHERE subject.subject_kind = 'family' AND subject.subject_id = families.id AND log.action = 'families.restore')`,
  ],
} as const;
