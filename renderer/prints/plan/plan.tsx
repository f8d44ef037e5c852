import { planPaper } from '#shared/features/family-work/plan-paper.ts';
import type { PrintedPlan } from '#shared/features/family-work/plans.schema.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import { familyWorkSignatures, type PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Where what came of a goal is written by hand. */
const BY_HAND = '………………………………………………………………………………………';

/** Plan pracy z rodziną, A4, with lines for the signatures of the family and the worker. */
export function planDocument(printed: PrintedPlan, context: PrintContext): PrintDocument {
  const paper = planPaper(printed, BY_HAND);
  const document = paperDocument(paper, `Plan pracy z rodziną ${printed.family.name}`, context);
  return { ...document, blocks: [...document.blocks, ...familyWorkSignatures()] };
}
