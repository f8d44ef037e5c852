import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readTar, writeTar } from '#db/backup/tar.ts';

const CONTENTS = { 'manifest.json': Buffer.from('{"a":1}'), 'office.db': Buffer.alloc(70_000, 'żółw') } as const;

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}
const written = (contents: Readonly<Record<string, Buffer>> = CONTENTS): Promise<Buffer> =>
  whole(
    writeTar(
      Object.entries(contents).map(([name, bytes]) => ({ name, bytes: bytes.length, content: [bytes] as const })),
    ),
  );
async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}
async function read(bytes: Buffer, size = 4096): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for await (const { name, content } of readTar(cut(bytes, size))) found[name] = await whole(content);
  return found;
}
const damage = { facts: { reading: 'damaged' } };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ostoja-tar-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a tar', () => {
  it.each([1, 7, 511, 512, 513, 100_000])('is read as it was written, in pieces of %i bytes', async (size) => {
    expect(await read(await written(), size)).toEqual(CONTENTS);
  });

  it.each([0, 1, 511, 512, 513])('holds a file of %i bytes', async (bytes) => {
    const contents = { file: Buffer.alloc(bytes, 7) };
    expect(await read(await written(contents))).toEqual(contents);
  });

  it('opens with the system’s tar, and what that one makes is read here', async () => {
    const file = join(folder, 'one.tar');
    writeFileSync(file, await written());
    execFileSync('tar', ['-xf', file, '-C', folder]);
    for (const [name, bytes] of Object.entries(CONTENTS)) expect(readFileSync(join(folder, name))).toEqual(bytes);
    execFileSync('tar', ['--format=ustar', '-cf', file, '-C', folder, ...Object.keys(CONTENTS)]);
    expect(await read(readFileSync(file))).toEqual(CONTENTS);
  });

  it('states sizes that eleven octal digits cannot hold', async () => {
    const bytes = 9 * 1024 ** 3;
    const { value } = await writeTar([{ name: 'office.db', bytes, content: [] }]).next();
    const entries = readTar(cut(Buffer.from(value ?? []), 512));
    expect((await entries.next()).value).toMatchObject({ name: 'office.db', bytes });
    const file = join(folder, 'large.tar');
    writeFileSync(file, value ?? '');
    expect(execFileSync('sh', ['-c', 'tar -tvf "$0" 2>/dev/null || true', file]).toString()).toContain(String(bytes));
  });

  it('is not written when a file is longer or shorter than was said', async () => {
    const part = { name: 'file', bytes: 3, content: [Buffer.alloc(4)] };
    await expect(whole(writeTar([part]))).rejects.toThrow('4 bytes instead of 3');
  });
});

describe('what is no whole tar is damaged', () => {
  it('cut anywhere', async () => {
    const tar = await written({ file: Buffer.alloc(600, 1) });
    for (let length = 0; length < tar.length; length += 64) {
      await expect(read(tar.subarray(0, length)), String(length)).rejects.toMatchObject(damage);
    }
  });

  it.each([
    ['a name', 3],
    ['a size', 130],
    ['a checksum', 150],
    ['a type', 156],
    ['the mark of the format', 258],
    ['what fills the last block', 512 + 601],
    ['what stands after the end', 512 + 1024 + 700],
  ])('with another byte in %s', async (_place, at) => {
    const tar = await written({ file: Buffer.alloc(600, 1) });
    tar.writeUInt8(tar.readUInt8(at) ^ 0x41, at);
    await expect(read(tar)).rejects.toMatchObject(damage);
  });

  it('with anything behind it', async () => {
    await expect(read(Buffer.concat([await written(), Buffer.from('x')]))).rejects.toMatchObject(damage);
  });

  it('with a link in it', async () => {
    execFileSync('sh', [
      '-c',
      'ln -sf office.db "$0/link" && tar --format=ustar -cf "$0/link.tar" -C "$0" link',
      folder,
    ]);
    await expect(read(readFileSync(join(folder, 'link.tar')))).rejects.toMatchObject(damage);
  });
});
