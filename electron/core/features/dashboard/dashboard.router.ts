import { procedures } from '../../router-base.ts';
import { showOverview } from './use-cases/show-overview.ts';

const { dashboard } = procedures;

export const dashboardRouter = dashboard.router({
  overview: dashboard.overview.handler(({ context }) => showOverview(context.deps, context.actor)),
});
