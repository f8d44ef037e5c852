import { describe, expect, it } from 'vitest';

import { fileSystemOf, gatherPlaceFacts, isOnNetwork, isUncPath } from '#db/generations/network-share.ts';

const MOUNTS = [
  'proc /proc proc rw,nosuid 0 0',
  '/dev/sda2 / ext4 rw,relatime 0 0',
  '/dev/sda3 /home ext4 rw,relatime 0 0',
  'serwer:/export /home/biuro nfs4 rw,relatime 0 0',
  '//serwer/wspolny /mnt/wspolny cifs rw 0 0',
  'anna@serwer:/dane /home/anna/zdalny\\040folder fuse.sshfs rw 0 0',
  'C:\\134 /mnt/c 9p rw 0 0',
  'portal /run/user/1000/doc fuse.portal rw 0 0',
  'tmpfs /mnt/wspolny/lokalny tmpfs rw 0 0',
  'serwer:/inne /srv/dane nfs rw 0 0',
  '/dev/sdb1 /srv/dane xfs rw 0 0',
  '',
].join('\n');

describe('place of the data folder on Linux', () => {
  it.each([
    ['/var/lib/ostoja', 'ext4', false],
    ['/home/jan/ostoja', 'ext4', false],
    ['/home/biuro', 'nfs4', true],
    ['/home/biuro/ostoja', 'nfs4', true],
    ['/home/biuro2/ostoja', 'ext4', false],
    ['/mnt/wspolny/ostoja', 'cifs', true],
    ['/mnt/wspolny/lokalny/ostoja', 'tmpfs', false],
    ['/home/anna/zdalny folder/ostoja', 'fuse.sshfs', true],
    ['/home/anna/zdalny', 'ext4', false],
    ['/mnt/c/Users/anna', '9p', true],
    ['/run/user/1000/doc/x', 'fuse.portal', false],
    ['/srv/dane/ostoja', 'xfs', false],
  ])('%s lies on %s', (realPath, type, network) => {
    expect(fileSystemOf(MOUNTS, realPath)).toBe(type);
    expect(isOnNetwork({ platform: 'linux', path: realPath, realPath, mounts: MOUNTS })).toBe(network);
  });

  it('goes by where a link leads, not by its name', () => {
    const facts = {
      platform: 'linux',
      path: '/home/jan/ostoja',
      realPath: '/mnt/wspolny/ostoja',
      mounts: MOUNTS,
    } as const;
    expect(isOnNetwork(facts)).toBe(true);
  });

  it('takes a place as local when the system does not tell', () => {
    expect(isOnNetwork({ platform: 'linux', path: '/x', realPath: '/x', mounts: null })).toBe(false);
    expect(isOnNetwork({ platform: 'linux', path: '/x', realPath: '/x', mounts: '' })).toBe(false);
  });
});

describe('place of the data folder on Windows', () => {
  it.each([
    ['C:\\Users\\Anna\\AppData\\Local\\Ostoja', false],
    ['\\\\serwer\\wspolny\\Ostoja', true],
    ['//serwer/wspolny/Ostoja', true],
    ['\\\\?\\C:\\Ostoja', false],
    ['\\\\.\\C:\\Ostoja', false],
    ['\\\\?\\UNC\\serwer\\wspolny', true],
    ['\\\\?\\unc\\serwer\\wspolny', true],
    ['\\\\wsl.localhost\\Debian\\home', true],
    ['\\Ostoja', false],
    ['', false],
  ])('%s', (path, unc) => {
    expect(isUncPath(path)).toBe(unc);
    expect(isOnNetwork({ platform: 'win32', path, realPath: 'C:\\Ostoja', mounts: null })).toBe(unc);
  });

  it('sees a mapped drive by the path the system resolves it to', () => {
    const facts = { platform: 'win32', path: 'Z:\\Ostoja', mounts: null } as const;
    expect(isOnNetwork({ ...facts, realPath: '\\\\serwer\\wspolny\\Ostoja' })).toBe(true);
    expect(isOnNetwork({ ...facts, realPath: 'Z:\\Ostoja' })).toBe(false);
  });
});

it('gathers facts about a folder that does not exist yet from its nearest parent', async () => {
  const facts = await gatherPlaceFacts(`${import.meta.dirname}/missing/deeper`);
  expect(facts.realPath).toBe(import.meta.dirname);
  expect(isOnNetwork({ ...facts, platform: 'other' })).toBe(false);
});
