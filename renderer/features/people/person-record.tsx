import { PersonRegular } from '../../ui/icons.ts';
import { PATHS } from '../../ui/paths.ts';
import type { RecordKind } from '../../ui/record/index.ts';

export const personRecord: RecordKind = { texts: 'people', icon: <PersonRegular />, listPath: PATHS.people };
