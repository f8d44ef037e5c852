import { describe, expect, it } from 'vitest';

import { driveRoots, removableMounts } from '#db/backup/drives.ts';

describe('where a stick may be', () => {
  it('is what is mounted for plugging in, with the blanks the system writes in octal', () => {
    const mounts = [
      'proc /proc proc rw 0 0',
      '/dev/sda1 / ext4 rw 0 0',
      '/dev/sdb1 /media/ewa/KOPIE\\040MOPS vfat rw 0 0',
      '/dev/sdc1 /run/media/ewa/kopia exfat rw 0 0',
      '/dev/sdd1 /mnt/udział cifs rw 0 0',
      '/dev/sde1 /home/media/x ext4 rw 0 0',
      '',
    ].join('\n');
    expect(removableMounts(mounts)).toEqual(['/media/ewa/KOPIE MOPS', '/run/media/ewa/kopia', '/mnt/udział']);
  });

  it('is every drive letter of Windows that answers', async () => {
    const asked: string[] = [];
    const answers = async (root: string): Promise<boolean> => {
      asked.push(root);
      return root === 'C:\\' || root === 'F:\\';
    };
    expect(await driveRoots('win32', answers)).toEqual(['C:\\', 'F:\\']);
    expect(asked).toEqual(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`));
  });

  it('may be a drive that is late with its answer, which hides none of the others', async () => {
    const answers = (root: string): Promise<boolean> =>
      root === 'Z:\\' ? new Promise(() => undefined) : Promise.resolve(root === 'F:\\');
    expect(await driveRoots('win32', answers, 20)).toEqual(['F:\\', 'Z:\\']);
  });
});
