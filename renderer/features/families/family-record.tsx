import { HomePersonRegular } from '../../ui/icons.ts';
import { PATHS } from '../../ui/paths.ts';
import type { RecordKind } from '../../ui/record/index.ts';

export const familyRecord: RecordKind = { texts: 'families', icon: <HomePersonRegular />, listPath: PATHS.families };
