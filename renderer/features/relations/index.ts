export { genogramRows } from './genogram-table.ts';
export { GenogramTab } from './genogram-tab.tsx';
export { FamilyNetworkTab, PersonNetworkTab } from './network-tab.tsx';
export { RelationsSection } from './relations-section.tsx';
