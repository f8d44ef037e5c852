export { proposedCaseNumber } from './use-cases/propose-case-number.ts';
export { caseloadsRouter } from './caseloads.router.ts';
