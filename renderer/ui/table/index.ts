export { ColumnChooser } from './column-chooser.tsx';
export type { Column, CompactPlace, Order } from './columns.ts';
export { DataTable, type DataTableProps, forgetListPlaces, type Selection } from './data-table.tsx';
export { SelectionBar } from './selection-bar.tsx';
export { wholeList } from './whole-list.ts';
export { useWindowedRows, type Window, type WindowedRows } from './use-windowed-rows.ts';
