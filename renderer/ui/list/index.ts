export { listFilterWords, StatusChip, useWorkerName, WorkerChip } from './common-filters.tsx';
export type { ListOrders } from './list-order.tsx';
export { ListPage } from './list-page.tsx';
export { widened } from './narrowing.ts';
export { SelectedActions } from './selected-output.tsx';
export { forgetSelections, narrowingKey, onlySelected, useOutsideFilter, useSelectedRows } from './selection.ts';
export { useListCount } from './list-words.ts';
export { useListColumns } from './use-list-columns.ts';
