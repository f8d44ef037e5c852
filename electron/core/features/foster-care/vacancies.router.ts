import { procedures } from '../../router-base.ts';
import {
  extendReservation,
  reinstateReservation,
  reservePlaces,
  withdrawReservation,
} from './use-cases/reserve-place.ts';
import { exportBoard, exportMatch, matchHomes, printBoard, printMatch, showBoard } from './use-cases/show-vacancies.ts';

const { vacancies } = procedures;

export const vacanciesRouter = vacancies.router({
  board: vacancies.board.handler(({ context, input }) => showBoard(context.deps, context.actor, input)),
  match: vacancies.match.handler(({ context, input }) => matchHomes(context.deps, context.actor, input)),
  reserve: vacancies.reserve.handler(({ context, input }) => reservePlaces(context.deps, context.actor, input)),
  extend: vacancies.extend.handler(({ context, input }) => extendReservation(context.deps, context.actor, input)),
  withdraw: vacancies.withdraw.handler(({ context, input }) => withdrawReservation(context.deps, context.actor, input)),
  reinstate: vacancies.reinstate.handler(({ context, input }) =>
    reinstateReservation(context.deps, context.actor, input),
  ),
  printBoard: vacancies.printBoard.handler(({ context, input }) => printBoard(context.deps, context.actor, input)),
  exportBoard: vacancies.exportBoard.handler(({ context, input }) => exportBoard(context.deps, context.actor, input)),
  printMatch: vacancies.printMatch.handler(({ context, input }) => printMatch(context.deps, context.actor, input)),
  exportMatch: vacancies.exportMatch.handler(({ context, input }) => exportMatch(context.deps, context.actor, input)),
});
