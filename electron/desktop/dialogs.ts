import { open, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

import { app, dialog } from 'electron';
import type { Dialogs } from '#core/ports/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { OpenWindows } from './open-windows.ts';
import { suggestedFileName } from './policies/file-name.ts';
import { texts } from './texts.ts';

/** The native dialogs. Paths stay in here: the page gives bytes and a name and hears only the chosen name. */
export function nativeDialogs(windows: OpenWindows): Dialogs {
  return {
    async save(windowId, file) {
      const name = suggestedFileName(file.name);
      const extension = extname(name).slice(1);
      const answer = await dialog.showSaveDialog(windows.byId(windowId), {
        title: texts.save.title,
        buttonLabel: texts.save.button,
        defaultPath: join(app.getPath('documents'), name),
        filters: extension === '' ? [] : [{ name: texts.save.kinds[extension] ?? extension, extensions: [extension] }],
        // A list of recent files in the system would show whose card was saved.
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      });
      if (answer.canceled || answer.filePath === '') return { kind: 'cancelled' };
      await file.release();
      await writeWhole(answer.filePath, file.bytes);
      return { kind: 'saved', fileName: basename(answer.filePath) };
    },
  };
}

/** Writes beside the target and renames, so that a full disk never leaves half a file under the chosen name. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('DISK_FULL', {}, { cause: error });
    // Also a folder that went away while the dialog was open: a stick pulled out, a share lost.
    case 'EACCES':
    case 'EBUSY':
    case 'EIO':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EPERM':
    case 'EROFS':
      return new AppError('FOLDER_NOT_WRITABLE', { place: 'chosen' }, { cause: error });
    default:
      return error;
  }
}
