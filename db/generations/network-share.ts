import { readFile, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { codeOf } from './failures.ts';

/** What the policy decides from; gathered by `gatherPlaceFacts`, invented in tests. */
export interface PlaceFacts {
  readonly platform: 'win32' | 'linux' | 'other';
  /** The absolute folder as it was given. */
  readonly path: string;
  /** Where it (or its nearest existing parent) really lies; on Windows the system turns a mapped drive into \\server\share. */
  readonly realPath: string;
  /** Text of /proc/self/mounts; null where there is none. */
  readonly mounts: string | null;
}

/** File systems that other computers can change at the same time, or that give no shared memory for SQLite's WAL. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<string> = new Set([
  'nfs',
  'nfs3',
  'nfs4',
  'cifs',
  'smb',
  'smb2',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'coda',
  'ceph',
  'lustre',
  'gpfs',
  'beegfs',
  'gfs2',
  'ocfs2',
  'orangefs',
  '9p',
  'vboxsf',
  'vmhgfs',
  'prl_fs',
  'davfs',
  'fuse.sshfs',
  'fuse.rclone',
  'fuse.davfs2',
  'fuse.glusterfs',
  'fuse.ceph',
  'fuse.cephfs',
  'fuse.s3fs',
  'fuse.smbnetfs',
  'fuse.curlftpfs',
  'fuse.gvfsd-fuse',
  'fuse.vmhgfs-fuse',
  'fuse.nfs',
  'fuse.juicefs',
]);

/** True when the folder lies on a network share, where a WAL database breaks (sqlite.org/wal.html: shared memory). */
export function isOnNetwork(facts: PlaceFacts): boolean {
  switch (facts.platform) {
    case 'win32':
      return isUncPath(facts.path) || isUncPath(facts.realPath);
    case 'linux': {
      const type = facts.mounts === null ? null : fileSystemOf(facts.mounts, facts.realPath);
      return type !== null && NETWORK_FILE_SYSTEMS.has(type.toLowerCase());
    }
    case 'other':
      return false;
  }
}

/** \\server\share, //server/share or \\?\UNC\server\share; the local forms \\?\C:\ and \\.\C:\ are not. */
export function isUncPath(path: string): boolean {
  const slashed = path.replaceAll('/', '\\');
  if (!slashed.startsWith('\\\\')) return false;
  if (/^\\\\[?.]\\UNC\\/i.test(slashed)) return true;
  return !/^\\\\[?.]\\/.test(slashed);
}

/**
 * Type of the file system that `path` lies on by the text of /proc/mounts: the longest mount point that contains it, the
 * later line when two are equal (what is mounted over hides what is below). Null when no line fits.
 */
export function fileSystemOf(mounts: string, path: string): string | null {
  let found: { point: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(/[ \t]+/);
    if (rawPoint === undefined || type === undefined) continue;
    const point = unescapeMount(rawPoint);
    if (contains(point, path) && (found === null || point.length >= found.point.length)) found = { point, type };
  }
  return found?.type ?? null;
}

/** The kernel writes space, tab, line feed, backslash and # as \ooo. */
function unescapeMount(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

function contains(point: string, path: string): boolean {
  return point === '/' || path === point || path.startsWith(`${point}/`);
}

/** Reads the facts about `dir`, which need not exist yet. Changes nothing. */
export async function gatherPlaceFacts(dir: string): Promise<PlaceFacts> {
  const path = resolve(dir);
  const platform = process.platform === 'win32' || process.platform === 'linux' ? process.platform : 'other';
  return {
    platform,
    path,
    realPath: await realPathOfNearest(path),
    mounts: platform === 'linux' ? await readFile('/proc/self/mounts', 'utf8').catch(() => null) : null,
  };
}

/** A folder that does not exist yet will lie where its nearest existing parent lies. */
async function realPathOfNearest(path: string): Promise<string> {
  for (let place = path; ; place = dirname(place)) {
    try {
      return await realpath(place);
    } catch (error) {
      if (dirname(place) === place || (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR')) return place;
    }
  }
}
