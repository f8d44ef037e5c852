export { EditRecordPage, useRecordEdit } from './edit-record.tsx';
export {
  KeepingDialog,
  type KeepingStep,
  type KeepingSteps,
  useKeepingEntries,
  useKeepingSteps,
  useStepRunner,
} from './keeping-steps.tsx';
export { EditedRecord, OpenedRecord } from './record-loading.tsx';
export { RecordHistory, RecordPage } from './record-page.tsx';
export { NothingYet, RecordSide } from './record-sections.tsx';
export type { RecordKind } from './record-words.ts';
