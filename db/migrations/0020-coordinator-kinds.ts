/** Which families count to the koordynator's limit: foster families and family children's homes (art. 77). */
const KINDS_KNOWN = `WHEN NEW.code = 'foster-coordinator-kinds' BEGIN
    SELECT RAISE(ABORT, 'rule of unknown kinds') WHERE NEW.text_value IS NULL OR NOT json_valid(NEW.text_value)
      OR json_type(NEW.text_value) <> 'array' OR json_array_length(NEW.text_value) = 0
      OR EXISTS (SELECT 1 FROM json_each(NEW.text_value) WHERE value NOT IN ('care-difficulties','foster',
        'family-childrens-home','supporting','foster-candidate','adoption-candidate'));
  END`;

export const coordinatorKinds = {
  number: 20,
  name: '0020-coordinator-kinds',
  up: [
    `CREATE TRIGGER dated_rules_coordinator_insert BEFORE INSERT ON dated_rules ${KINDS_KNOWN}`,
    `CREATE TRIGGER dated_rules_coordinator_update BEFORE UPDATE ON dated_rules ${KINDS_KNOWN}`,
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000208', 'foster-coordinator-kinds', NULL, '["foster","family-childrens-home"]',
        'art. 77 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)',
        '2015-01-01', NULL)`,
  ],
} as const;
