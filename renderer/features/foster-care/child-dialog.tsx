import type { ReactNode } from 'react';

import type { ChildCare } from '#shared/features/foster-care/care.schema.ts';
import type { ChildStep, ChildSteps } from './child-steps.ts';
import { AbsenceDialog, BasisDialog, CaseNumberDialog, EndAbsenceDialog, FundingDialog } from './line-dialogs.tsx';
import { BeginDialog, MoveDialog, PlanDialog, RespiteDialog } from './move-dialogs.tsx';
import { CorrectDialog, EndDialog, PastDialog, WithdrawDialog } from './stay-dialogs.tsx';

/** The dialog of a step of a child's care. */
export function ChildDialog(props: {
  readonly step: ChildStep;
  readonly child: ChildCare;
  readonly steps: ChildSteps;
  readonly onClose: () => void;
}): ReactNode {
  const { step, ...rest } = props;
  switch (step.kind) {
    case 'move':
      return <MoveDialog {...rest} />;
    case 'plan':
      return <PlanDialog {...rest} />;
    case 'begin':
      return <BeginDialog {...rest} line={step.line} />;
    case 'respite':
      return <RespiteDialog {...rest} />;
    case 'end':
      return <EndDialog {...rest} line={step.line} />;
    case 'past':
      return <PastDialog {...rest} />;
    case 'correct':
      return <CorrectDialog {...rest} line={step.line} />;
    case 'basis':
      return <BasisDialog {...rest} />;
    case 'funding':
      return <FundingDialog {...rest} />;
    case 'absence':
      return <AbsenceDialog {...rest} />;
    case 'end-absence':
      return <EndAbsenceDialog {...rest} line={step.line} />;
    case 'case-number':
      return <CaseNumberDialog {...rest} />;
    case 'withdraw':
      return <WithdrawDialog {...rest} step={step} />;
  }
}
