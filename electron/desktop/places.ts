import { basename, parse } from 'node:path';

import { dialog } from 'electron';
import type { Places } from '#core/ports/index.ts';
import { driveRoots } from '#core/places.ts';
import type { OpenWindows } from './open-windows.ts';
import { texts } from './texts.ts';

/** Places for backups on the desktop: the native dialog and the computer's drives. */
export function nativePlaces(windows: OpenWindows): Places {
  return {
    offered: () => Promise.resolve(null),
    drives: () => driveRoots(),
    offeredBackups: () => Promise.resolve(null),
    chooseBackup: async (windowId) => {
      const answer = await dialog.showOpenDialog(windows.byId(windowId), {
        title: texts.backup.title,
        buttonLabel: texts.backup.button,
        filters: [
          { name: texts.backup.kind, extensions: ['age'] },
          { name: texts.backup.all, extensions: ['*'] },
        ],
        properties: ['openFile', 'dontAddToRecent'],
      });
      const [path] = answer.filePaths;
      return answer.canceled || path === undefined ? null : { path, name: basename(path) };
    },
    chooseFolder: async (windowId) => {
      const answer = await dialog.showOpenDialog(windows.byId(windowId), {
        title: texts.folder.title,
        buttonLabel: texts.folder.button,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      const [path] = answer.filePaths;
      if (answer.canceled || path === undefined) return null;
      // The root of a drive has no name of its own.
      return { path, name: basename(path) || parse(path).root };
    },
  };
}
