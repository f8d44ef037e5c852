import type { Access } from '#shared/contract/procedure.ts';
import {
  BedFilled,
  BedRegular,
  DataBarHorizontalFilled,
  DataBarHorizontalRegular,
  type FluentIcon,
  HistoryFilled,
  HistoryRegular,
  HomeFilled,
  HomePersonFilled,
  HomePersonRegular,
  HomeRegular,
  PersonFilled,
  PersonHeartFilled,
  PersonHeartRegular,
  PersonRegular,
  SettingsFilled,
  SettingsRegular,
  ShieldCheckmarkFilled,
  ShieldCheckmarkRegular,
  TaskListSquareLtrFilled,
  TaskListSquareLtrRegular,
} from '#renderer/ui/icons.ts';
import { PATHS } from '#renderer/ui/paths.ts';

/** Keys of the navigation texts that name a place. */
export type PlaceName =
  | 'dashboard'
  | 'tasks'
  | 'people'
  | 'families'
  | 'care'
  | 'vacancies'
  | 'caseloads'
  | 'audit'
  | 'backups'
  | 'administration';

export type NavigationEntry = {
  readonly key: PlaceName;
  readonly icon: FluentIcon;
  /** Drawn when the entry is the current place. */
  readonly iconFilled: FluentIcon;
  readonly path: string;
  readonly permission: Access;
  /** today / people / work stand under each other with a line between; system is at the foot. */
  readonly group: 'today' | 'people' | 'work' | 'system';
};

/** The rail, in its order. What a role may not open is absent, not grey. */
export const NAVIGATION: readonly NavigationEntry[] = [
  {
    key: 'dashboard',
    icon: HomeRegular,
    iconFilled: HomeFilled,
    path: PATHS.dashboard,
    permission: 'signed-in',
    group: 'today',
  },
  {
    key: 'tasks',
    icon: TaskListSquareLtrRegular,
    iconFilled: TaskListSquareLtrFilled,
    path: PATHS.tasks,
    permission: 'tasks.view',
    group: 'today',
  },
  {
    key: 'people',
    icon: PersonRegular,
    iconFilled: PersonFilled,
    path: PATHS.people,
    permission: 'people.view',
    group: 'people',
  },
  {
    key: 'families',
    icon: HomePersonRegular,
    iconFilled: HomePersonFilled,
    path: PATHS.families,
    permission: 'families.view',
    group: 'people',
  },
  {
    key: 'care',
    icon: PersonHeartRegular,
    iconFilled: PersonHeartFilled,
    path: PATHS.children,
    permission: 'care.view',
    group: 'people',
  },
  {
    key: 'vacancies',
    icon: BedRegular,
    iconFilled: BedFilled,
    path: PATHS.vacancies,
    permission: 'homes.view',
    group: 'people',
  },
  {
    key: 'caseloads',
    icon: DataBarHorizontalRegular,
    iconFilled: DataBarHorizontalFilled,
    path: PATHS.caseloads,
    permission: 'caseloads.view',
    group: 'work',
  },
  {
    key: 'audit',
    icon: HistoryRegular,
    iconFilled: HistoryFilled,
    path: PATHS.audit,
    permission: 'audit.view',
    group: 'system',
  },
  {
    key: 'backups',
    icon: ShieldCheckmarkRegular,
    iconFilled: ShieldCheckmarkFilled,
    path: PATHS.backups,
    permission: 'backups.manage',
    group: 'system',
  },
  {
    key: 'administration',
    icon: SettingsRegular,
    iconFilled: SettingsFilled,
    path: PATHS.administration,
    permission: 'administration.users',
    group: 'system',
  },
];

/** The entry whose screen, or a screen under it, has this path. */
export function currentEntry(path: string): NavigationEntry | undefined {
  // Foster care has several lists; the rail has one place for them.
  const place = path.startsWith('/piecza/') ? PATHS.children : path;
  return NAVIGATION.find((entry) => place === entry.path || place.startsWith(`${entry.path}/`));
}
