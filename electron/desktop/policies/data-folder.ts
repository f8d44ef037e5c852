import { posix, win32 } from 'node:path';

export interface FolderSources {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The arguments after the program's name. */
  readonly arguments: readonly string[];
}

const DATA_OPTION = '--data=';

/**
 * Where the office's data live: the folder named by `--data=`, else `%LOCALAPPDATA%\Ostoja` on Windows (the folder that
 * does not roam with the user's profile) and `$XDG_DATA_HOME/ostoja` elsewhere. A relative XDG_DATA_HOME is ignored, as
 * its specification demands; a relative `--data=` throws.
 */
export function dataFolder(sources: FolderSources): string {
  const path = sources.platform === 'win32' ? win32 : posix;
  const chosen = sources.arguments.find((argument) => argument.startsWith(DATA_OPTION))?.slice(DATA_OPTION.length);
  if (chosen !== undefined) {
    if (!path.isAbsolute(chosen)) throw new Error('The folder after --data= must be an absolute path');
    return path.normalize(chosen);
  }
  if (sources.platform === 'win32') {
    const local = sources.environment['LOCALAPPDATA'];
    return path.join(
      local !== undefined && path.isAbsolute(local) ? local : path.join(sources.home, 'AppData', 'Local'),
      'Ostoja',
    );
  }
  const xdg = sources.environment['XDG_DATA_HOME'];
  return path.join(
    xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(sources.home, '.local', 'share'),
    'ostoja',
  );
}
