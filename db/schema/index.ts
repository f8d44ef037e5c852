import type { Generated } from 'kysely';

import type { Role } from '#shared/permissions/roles.ts';
import type { SubjectKind } from '#shared/features/audit/audit.schema.ts';
import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

import type {
  CaseloadExceptionsTable,
  CaseNumbersTable,
  HandoverItemsTable,
  HandoversTable,
  HandoverTasksTable,
} from './caseloads.ts';
import type { Dated, Flag, Kept } from './columns.ts';
import type { DraftsTable } from './drafts.ts';
import type { SavedFiltersTable } from './filters.ts';
import type {
  FamilyAssessmentsTable,
  FamilyPlanActionsTable,
  FamilyPlanGoalsTable,
  FamilyPlanOutcomesTable,
  FamilyPlansTable,
  NoteParticipantsTable,
  NotesTable,
  NoteVersionsTable,
  NoteWordsTable,
  TaskMovesTable,
  TasksTable,
} from './family-work.ts';
import type {
  PersonCertificatesTable,
  PersonCitizenshipsTable,
  PersonConsentersTable,
  PersonEducationTable,
  PersonLabourTable,
  PersonNamesTable,
  PersonNeedsTable,
  PersonSchoolsTable,
  PersonTraitsTable,
} from './people.ts';
import type {
  AbsencesTable,
  CareFundingTable,
  DictionaryEntriesTable,
  FosterChildrenTable,
  FosterHomesTable,
  HomeContractsTable,
  HomeFormsTable,
  HomePapersTable,
  HomeReadinessTable,
  LegalBasesTable,
  PlacementExceptionsTable,
  PlacementsTable,
  PlaceReservationsTable,
} from './foster-care.ts';
import type {
  LeaverGoalsTable,
  LeaverGuardiansTable,
  LeaverHelpTable,
  LeaverPathsTable,
  LeaverProgrammesTable,
  LeaversTable,
  LeaverStepsTable,
  LeaverSuspensionsTable,
} from './leavers.ts';
import type { RelationsTable, SkippedRelationsTable } from './relations.ts';
import type { DatedRulesTable } from './rules.ts';

export interface OfficeTable {
  id: 1;
  name: string;
  short_name: string;
  kind: string;
  installation_id: string;
  is_demo: Flag;
  created_at: string;
}

export interface UsersTable {
  id: string;
  login: string;
  login_key: string;
  display_name: string;
  sort_key: string;
  active: Flag;
  must_change_password: Flag;
  slot_id: string | null;
  version: number;
  created_at: string;
}

export interface UserRolesTable extends Dated {
  id: string;
  user_id: string;
  role: Role;
}

export interface RecoveryKeysTable {
  id: string;
  recipient: string;
  created_on: string;
  confirmed_on: string | null;
  retired_on: string | null;
}

export interface CommunesTable {
  terc: string;
  name: string;
  kind: string;
  county: string;
  voivodeship: string;
  degurba: number | null;
  sort_key: string;
  search_text: string;
}

export interface PreferencesTable {
  user_id: string;
  key: string;
  value: string;
}

export interface LastOpenedTable {
  user_id: string;
  kind: 'person' | 'family';
  subject_id: string;
  at: string;
}

export interface PeopleTable extends Kept {
  rowkey: Generated<number>;
  id: string;
  surname: string;
  first_name: string;
  second_name: string | null;
  pesel: string | null;
  no_pesel_reason: string | null;
  document_kind: string | null;
  document_number: string | null;
  birth_date: string;
  sex: Sex;
  /** The day of death, or only its year; both empty for the living. */
  death_date: string | null;
  death_year: number | null;
  note: string | null;
  sort_key: string;
  /** Sort key of the town of the open address; kept by the repository, so that lists by town read one index. */
  town_key: string;
  search_text: string;
}

/** Contentless full-text index: rowid is the record's rowkey. */
export interface SearchTable {
  rowid: number;
  words: string;
}

export interface VocabularyTable {
  term: string;
  doc: number;
  cnt: number;
}

export interface PersonAddressesTable extends Dated {
  id: string;
  person_id: string;
  street: string | null;
  building: string;
  flat: string | null;
  postal_code: string;
  town: string;
  terc: string;
}

export interface FamilyAddressesTable extends Dated {
  id: string;
  family_id: string;
  street: string | null;
  building: string;
  flat: string | null;
  postal_code: string;
  town: string;
  terc: string;
}

export interface PersonContactsTable {
  id: string;
  person_id: string;
  position: number;
  kind: 'phone' | 'email';
  value: string;
  note: string | null;
}

export interface FamiliesTable extends Kept {
  rowkey: Generated<number>;
  id: string;
  name: string;
  case_number: string | null;
  note: string | null;
  sort_key: string;
  search_text: string;
  /** Last day on which it came back from the archive, a return on the day of archiving aside. */
  restored_on: string | null;
}

/** Days in the archive, of a person or of a family. */
export interface ArchiveStretchesTable extends Dated {
  id: Generated<number>;
  person_id: string | null;
  family_id: string | null;
}

export interface FamilyKindsTable extends Dated {
  id: string;
  family_id: string;
  kind: FamilyKind;
}

export interface FamilyMembersTable extends Dated {
  id: string;
  family_id: string;
  person_id: string;
  role: MemberRole;
}

export interface WithdrawnMembersTable extends FamilyMembersTable {
  withdrawn_on: string;
  withdrawn_by: string;
  reason: string;
}

export interface AssignmentsTable extends Dated {
  id: string;
  user_id: string;
  person_id: string | null;
  family_id: string | null;
}

export interface ProtectionsTable {
  id: string;
  person_id: string | null;
  family_id: string | null;
  reason: string;
  set_by: string;
  set_at: string;
  lifted_by: string | null;
  lifted_at: string | null;
}

export interface ProtectionUsersTable {
  protection_id: string;
  user_id: string;
}

export interface AuditLogTable {
  seq: number;
  at: string;
  user_id: string | null;
  kind: 'view' | 'command' | 'session';
  action: string;
  fields: string;
  detail: string;
  values_hash: string | null;
  prev_hash: string;
  hash: string;
}

export interface AuditSubjectsTable {
  seq: number;
  subject_kind: SubjectKind;
  subject_id: string;
}

export interface AuditValuesTable {
  seq: number;
  salt: string;
  content: string;
}

export interface AuditCheckpointsTable {
  seq: number;
  at: string;
  user_id: string | null;
  reason: string;
  removed_through_seq: number;
  head_hash: string;
  hash: string;
}

/** Every table, by its name in SQL. A test compares this list with the migrated schema. */
export interface Database {
  office: OfficeTable;
  users: UsersTable;
  user_roles: UserRolesTable;
  recovery_keys: RecoveryKeysTable;
  communes: CommunesTable;
  preferences: PreferencesTable;
  last_opened: LastOpenedTable;
  people: PeopleTable;
  people_search: SearchTable;
  people_vocabulary: VocabularyTable;
  person_addresses: PersonAddressesTable;
  person_contacts: PersonContactsTable;
  person_names: PersonNamesTable;
  person_citizenships: PersonCitizenshipsTable;
  person_education: PersonEducationTable;
  person_labour: PersonLabourTable;
  person_certificates: PersonCertificatesTable;
  person_schools: PersonSchoolsTable;
  person_needs: PersonNeedsTable;
  person_traits: PersonTraitsTable;
  person_consenters: PersonConsentersTable;
  families: FamiliesTable;
  family_addresses: FamilyAddressesTable;
  families_search: SearchTable;
  families_vocabulary: VocabularyTable;
  archive_stretches: ArchiveStretchesTable;
  family_kinds: FamilyKindsTable;
  family_members: FamilyMembersTable;
  withdrawn_members: WithdrawnMembersTable;
  relations: RelationsTable;
  assignments: AssignmentsTable;
  protections: ProtectionsTable;
  protection_users: ProtectionUsersTable;
  audit_log: AuditLogTable;
  audit_subjects: AuditSubjectsTable;
  audit_values: AuditValuesTable;
  audit_checkpoints: AuditCheckpointsTable;
  drafts: DraftsTable;
  saved_filters: SavedFiltersTable;
  skipped_relations: SkippedRelationsTable;
  dated_rules: DatedRulesTable;
  case_numbers: CaseNumbersTable;
  handovers: HandoversTable;
  handover_items: HandoverItemsTable;
  handover_tasks: HandoverTasksTable;
  note_words: NoteWordsTable;
  caseload_exceptions: CaseloadExceptionsTable;
  notes: NotesTable;
  note_versions: NoteVersionsTable;
  note_participants: NoteParticipantsTable;
  notes_search: SearchTable;
  notes_vocabulary: VocabularyTable;
  family_plans: FamilyPlansTable;
  family_plan_goals: FamilyPlanGoalsTable;
  family_plan_actions: FamilyPlanActionsTable;
  family_plan_outcomes: FamilyPlanOutcomesTable;
  family_assessments: FamilyAssessmentsTable;
  tasks: TasksTable;
  task_moves: TaskMovesTable;
  dictionary_entries: DictionaryEntriesTable;
  foster_homes: FosterHomesTable;
  home_forms: HomeFormsTable;
  home_contracts: HomeContractsTable;
  home_readiness: HomeReadinessTable;
  home_papers: HomePapersTable;
  foster_children: FosterChildrenTable;
  placements: PlacementsTable;
  placement_exceptions: PlacementExceptionsTable;
  place_reservations: PlaceReservationsTable;
  absences: AbsencesTable;
  legal_bases: LegalBasesTable;
  care_funding: CareFundingTable;
  leavers: LeaversTable;
  leaver_paths: LeaverPathsTable;
  leaver_guardians: LeaverGuardiansTable;
  leaver_programmes: LeaverProgrammesTable;
  leaver_goals: LeaverGoalsTable;
  leaver_help: LeaverHelpTable;
  leaver_suspensions: LeaverSuspensionsTable;
  leaver_steps: LeaverStepsTable;
}
