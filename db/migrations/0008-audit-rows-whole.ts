const REFUSED = `BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`;
// A row is followed by what belongs to it before any other row is written: whatever comes later is too late.
const OF_AN_OLD_ROW = `WHEN NEW.seq IS NOT (SELECT max(seq) FROM audit_log)`;

/** A row of the log gets its records and values with it, and never later; its records go only with it, below a checkpoint. */
export const auditRowsWhole = {
  number: 8,
  name: '0008-audit-rows-whole',
  up: [
    `CREATE TRIGGER audit_subjects_with_their_row BEFORE INSERT ON audit_subjects ${OF_AN_OLD_ROW} ${REFUSED}`,
    `CREATE TRIGGER audit_values_with_their_row BEFORE INSERT ON audit_values ${OF_AN_OLD_ROW} ${REFUSED}`,
    `CREATE TRIGGER audit_subjects_no_delete BEFORE DELETE ON audit_subjects
      WHEN NOT EXISTS (SELECT 1 FROM audit_checkpoints WHERE removed_through_seq >= OLD.seq) ${REFUSED}`,
  ],
} as const;
