import type { CustomScheme, MenuItemConstructorOptions, SaveDialogOptions } from 'electron';
import { KNOWN_EVENTS } from './events.ts';
import { emitter } from './strict.ts';

/** What the program told electron, in plain data. */
export interface ProgramRecord {
  ready: boolean;
  sandboxBeforeReady: boolean;
  readonly paths: Record<string, string>;
  /** Which paths were set before anything else of electron was touched. */
  readonly order: string[];
  readonly schemes: CustomScheme[];
  readonly switches: Record<string, string | null>;
  readonly openedExternally: string[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  readonly saveDialogs: SaveDialogOptions[];
  menu: MenuItemConstructorOptions[];
}

export const record: ProgramRecord = {
  ready: false,
  sandboxBeforeReady: false,
  paths: {},
  order: [],
  schemes: [],
  switches: {},
  openedExternally: [],
  errorBoxes: [],
  saveDialogs: [],
  menu: [],
};

export const themeEvents = emitter('nativeTheme', KNOWN_EVENTS.NativeTheme);
export const powerEvents = emitter('powerMonitor', KNOWN_EVENTS.PowerMonitor);
