import { DATE, FROM_TO } from './sql-parts.ts';

/** Memberships entered by mistake: out of the family, so that nothing counts or shows them, but kept with the reason. */
export const membersWithdrawn = {
  number: 6,
  name: '0006-members-withdrawn',
  up: [
    // A row of its own table: no list, count, limit or reach can forget to leave it out.
    `CREATE TABLE withdrawn_members (
      id TEXT PRIMARY KEY NOT NULL,
      family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
      person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
      role TEXT NOT NULL CHECK (role IN
        ('mother','father','child','foster-carer','foster-child','stepparent','partner','grandparent','sibling','guardian','other')),
      ${FROM_TO},
      withdrawn_on TEXT NOT NULL CHECK (withdrawn_on ${DATE}),
      withdrawn_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      reason TEXT NOT NULL CHECK (length(trim(reason)) > 0)
    ) STRICT`,
    `CREATE INDEX withdrawn_members_family ON withdrawn_members(family_id, from_date)`,
    `CREATE INDEX withdrawn_members_person ON withdrawn_members(person_id)`,
    `CREATE TRIGGER withdrawn_members_as_recorded BEFORE UPDATE ON withdrawn_members
      BEGIN SELECT RAISE(ABORT, 'withdrawal is recorded once'); END`,
    // A membership goes from one table to the other and back as it was; through no door is one lost on the way.
    `CREATE TRIGGER family_members_are_kept BEFORE DELETE ON family_members BEGIN
      SELECT RAISE(ABORT, 'membership is kept') WHERE NOT EXISTS (SELECT 1 FROM withdrawn_members w
        WHERE w.id = OLD.id AND w.family_id = OLD.family_id AND w.person_id = OLD.person_id AND w.role = OLD.role
          AND w.from_date = OLD.from_date AND w.to_date IS OLD.to_date);
      END`,
    `CREATE TRIGGER withdrawn_members_are_kept BEFORE DELETE ON withdrawn_members BEGIN
      SELECT RAISE(ABORT, 'membership is kept') WHERE NOT EXISTS (SELECT 1 FROM family_members m
        WHERE m.id = OLD.id AND m.family_id = OLD.family_id AND m.person_id = OLD.person_id AND m.role = OLD.role
          AND m.from_date = OLD.from_date AND m.to_date IS OLD.to_date);
      END`,
  ],
} as const;
