export { GenogramTab } from './genogram-tab.tsx';
export { FamilyNetworkTab, PersonNetworkTab } from './network-tab.tsx';
export { ProposedRelations } from './proposed-relations.tsx';
export { RelateMembersDialog, type RelatedMember } from './relate-members-dialog.tsx';
export { RelationsSection } from './relations-section.tsx';
export { usePersonNetwork } from './queries.ts';
