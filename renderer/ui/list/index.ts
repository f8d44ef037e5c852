export { listFilterWords, StatusChip, useWorkerName, WorkerChip } from './common-filters.tsx';
export type { ListOrders } from './list-order.tsx';
export { ListPage } from './list-page.tsx';
export { useListCount } from './list-words.ts';
export { useListColumns } from './use-list-columns.ts';
