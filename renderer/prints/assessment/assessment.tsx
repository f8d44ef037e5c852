import { assessmentPaper, assessmentsPaper } from '#shared/features/family-work/assessment-paper.ts';
import type { PrintedAssessment, PrintedAssessments } from '#shared/features/family-work/assessments.schema.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import { familyWorkSignatures, type PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Okresowa ocena sytuacji rodziny, A4, with lines for signatures; a withdrawn one is not to be signed. */
export function assessmentDocument(printed: PrintedAssessment, context: PrintContext): PrintDocument {
  const { assessment, family } = printed;
  const paper = assessmentPaper(printed);
  const document = paperDocument(paper, `${paper.name} ${family.name}, ${formatDate(assessment.on)}`, context);
  if (assessment.withdrawn !== null) return document;
  return { ...document, blocks: [...document.blocks, ...familyWorkSignatures()] };
}

/** Every assessment of a family, A4 lying, newest first. */
export function assessmentsDocument(printed: PrintedAssessments, context: PrintContext): PrintDocument {
  const paper = assessmentsPaper(printed);
  return paperDocument(paper, `${paper.name} ${printed.familyName}`, context, { orientation: 'landscape' });
}
