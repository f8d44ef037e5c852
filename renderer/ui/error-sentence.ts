import { ConnectionLost } from '#renderer/client/connection-lost.ts';
import { i18n, useText } from '#renderer/i18n/index.ts';
import { formatInstant, instant } from '#shared/kernel/instant.ts';
import { formatDate, localDate } from '#shared/kernel/local-date.ts';
import { AppError, type AppErrorCode } from '#shared/kernel/app-error.ts';
import { sizeText } from './size-text.ts';

function text(data: AppError['data'], key: string): string | null {
  const value = data[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function list(data: AppError['data'], key: string): string | null {
  const value = data[key];
  if (!Array.isArray(value)) return text(data, key);
  const words = value.filter((one): one is string => typeof one === 'string' && one !== '');
  return words.length === 0 ? null : words.join(', ');
}

function whenOf(data: AppError['data']): string | null {
  const parsed = instant.safeParse(data['changedAt']);
  return parsed.success ? formatInstant(parsed.data) : null;
}

/** How much room is needed and how much there is, where the refusal says so. */
function roomSentence({ needed, free }: AppError['data'], key: 'diskRoom' | 'targetRoom'): string | null {
  if (typeof needed !== 'number' || typeof free !== 'number') return null;
  return i18n.t(key, { ns: 'errorDetails', needed: sizeText(needed), free: sizeText(free) });
}

/** Rules the database or a use case names when it refuses, and the sentence for each. */
const RULES = [
  ['archived', 'ruleArchived'],
  ['membership overlaps', 'ruleMembershipOverlaps'],
  ['membership of stay', 'ruleMembershipOfStay'],
  ['leaver path overlaps', 'ruleLeaverPathOverlaps'],
  ['leaver guardian overlaps', 'ruleLeaverGuardianOverlaps'],
  ['leaver suspension overlaps', 'ruleLeaverSuspensionOverlaps'],
  ['leaver programme stands', 'ruleLeaverProgrammeStands'],
  ['leaver step stands', 'ruleLeaverStepStands'],
  ['placement overlaps', 'rulePlacementOverlaps'],
  ['no free place', 'ruleNoFreePlace'],
  ['child has a reservation', 'ruleChildHasReservation'],
  ['absence overlaps', 'ruleAbsenceOverlaps'],
  ['legal basis overlaps', 'ruleBasisOverlaps'],
  ['funding overlaps', 'ruleFundingOverlaps'],
  ['home form overlaps', 'ruleHomeFormOverlaps'],
  ['form does not fit the home', 'ruleFormDoesNotFit'],
  ['membership after death', 'ruleMembershipAfterDeath'],
  ['assignment overlaps', 'ruleAssignmentOverlaps'],
  ['address overlaps', 'ruleAddressOverlaps'],
  ['family kind overlaps', 'ruleKindOverlaps'],
  ['case number used', 'ruleCaseNumberUsed'],
  ['note-withdrawn', 'ruleNoteWithdrawn'],
  ['giver-inactive', 'ruleGiverInactive'],
  ['assessment-term', 'ruleAssessmentTerm'],
  ['assessment-task', 'ruleAssessmentTask'],
  ['assessment-not-due', 'ruleAssessmentNotDue'],
  ['assessment-open', 'ruleAssessmentOpen'],
  ['assessment-day', 'ruleAssessmentDay'],
  ['same-password', 'ruleSamePassword'],
  ['last-recovery-key', 'ruleLastRecoveryKey'],
  ['recovery-key-in-use', 'ruleRecoveryKeyInUse'],
  ['newer-backup-needed', 'ruleNewerBackupNeeded'],
  ['relation exists', 'ruleRelationExists'],
  ['relation cycle', 'ruleRelationCycle'],
  ['relation parent younger', 'ruleRelationParentYounger'],
  ['relation third parent', 'ruleRelationThirdParent'],
  ['relation other kinship', 'ruleRelationOtherKinship'],
  ['relation near kin', 'ruleRelationNearKin'],
  ['relation ended by death', 'ruleRelationEndedByDeath'],
  ['too-many-places', 'ruleTooManyPlaces'],
  ['restore-other-office', 'ruleRestoreOtherOffice'],
  ['restore-nobody', 'ruleRestoreNobody'],
  ['clock-behind', 'ruleClockBehind'],
  ['no-backup-before', 'ruleNoBackupBefore'],
] as const;

/** Sentences that need what the refusal brings; each gives null when it is not there, and the plain one is used. */
const DETAILED: Partial<Record<AppErrorCode, (data: AppError['data']) => string | null>> = {
  TOO_MANY_ATTEMPTS: (data) => {
    const seconds = data['waitSeconds'];
    return typeof seconds === 'number'
      ? i18n.t('waitSeconds', { ns: 'errorDetails', count: Math.ceil(seconds) })
      : null;
  },
  CONFLICT: (data) => {
    const who = text(data, 'changedByName');
    const when = whenOf(data);
    return who === null || when === null ? null : i18n.t('conflictBy', { ns: 'errorDetails', who, when });
  },
  RECORD_PROTECTED: (data) => {
    const who = list(data, 'ask');
    return who === null ? null : i18n.t('protectedAsk', { ns: 'errorDetails', who });
  },
  RECOVERY_PARTS_DIFFER: (data) =>
    data['expired'] === true ? i18n.t('recoveryCardExpired', { ns: 'errorDetails' }) : null,
  WRONG_RECOVERY_KEY: (data) =>
    data['reason'] === 'retired' ? i18n.t('recoveryKeyRetired', { ns: 'errorDetails' }) : null,
  RULE_BROKEN: (data) => {
    const rule = text(data, 'rule');
    const found = RULES.find(([name]) => name === rule);
    return found === undefined ? null : i18n.t(found[1], { ns: 'errorDetails' });
  },
  RULE_MISSING: (data) => {
    const rule = text(data, 'rule');
    const day = localDate.safeParse(data['day']);
    return rule === null || !day.success
      ? null
      : i18n.t('ruleMissing', { ns: 'errorDetails', rule, day: formatDate(day.data) });
  },
  DISK_FULL: (data) => roomSentence(data, 'diskRoom'),
  TARGET_FULL: (data) => roomSentence(data, 'targetRoom'),
  BACKUP_DAMAGED: (data) => (data['part'] === 'draft' ? i18n.t('backupDraft', { ns: 'errorDetails' }) : null),
  // Otherwise the data folder is meant.
  FOLDER_NOT_WRITABLE: (data) =>
    data['place'] === 'chosen' ? i18n.t('chosenNotWritable', { ns: 'errorDetails' }) : null,
  INTERNAL: (data) => {
    const reference = text(data, 'reference');
    return reference === null
      ? i18n.t('internalNoReference', { ns: 'errorDetails' })
      : i18n.t('INTERNAL', { ns: 'errors', reference });
  },
};

/** The number to quote to the administrator, or null when the refusal has none. */
export function errorReference(error: unknown): string | null {
  return error instanceof AppError ? text(error.data, 'reference') : null;
}

/** One or two sentences, in the language of the interface, for anything a call can throw. Never a technical text. */
export function errorSentence(error: unknown): string {
  if (error instanceof ConnectionLost) return i18n.t('connectionLost', { ns: 'errorDetails' });
  if (!(error instanceof AppError)) return i18n.t('internalNoReference', { ns: 'errorDetails' });
  return DETAILED[error.code]?.(error.data) ?? i18n.t(error.code, { ns: 'errors', reference: '' });
}

/** The same for components, following a change of language. */
export function useErrorSentence(error: unknown): { readonly sentence: string; readonly reference: string | null } {
  useText('errors');
  return { sentence: errorSentence(error), reference: errorReference(error) };
}
