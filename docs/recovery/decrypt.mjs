#!/usr/bin/env node
// Turns an encrypted office.db of Ostoja into an ordinary SQLite file. Needs Node 20 or newer and nothing else.
//
//   node decrypt.mjs office.db manifest.json office.sqlite
//
// The second file is the manifest of a backup, or a file with the database key: 32 raw bytes, or 64 hexadecimal digits.
// The layout is that of SQLCipher 4: pages of 4096 bytes, each AES-256-CBC with its own nonce and HMAC-SHA512, both at its
// end; the file begins with 16 bytes of salt in place of SQLite's own first words. Each page is checked, the first counts all.
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import * as fs from 'node:fs';

const PAGE = 4096;
const SALT = 16;
const TAG = 64;
const RESERVED = 16 + TAG;
const FIRST_WORDS = Buffer.from('SQLite format 3\0', 'latin1');

/** The raw key in a manifest, in hexadecimal digits or as it is. @param {string} file */
function readKey(file) {
  const bytes = fs.readFileSync(file);
  if (bytes.length === 32) return bytes;
  const found = /(?:^|"key": ")([0-9a-f]{64})(?:"|\s*$)/i.exec(bytes.toString('utf8'));
  if (found?.[1] === undefined) throw new Error(`${file} holds no key of 64 hexadecimal digits`);
  return Buffer.from(found[1], 'hex');
}

/**
 * One page in the clear; its last bytes, where nonce and code stood, are zeros, as SQLite expects of reserved space.
 * @param {Buffer} page @param {number} number @param {Buffer} key @param {Buffer} macKey
 */
function decryptPage(page, number, key, macKey) {
  const start = number === 1 ? SALT : 0;
  const sealed = page.subarray(start, PAGE - RESERVED);
  const nonce = page.subarray(PAGE - RESERVED, PAGE - TAG);
  const position = Buffer.alloc(4);
  position.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(sealed).update(nonce).update(position).digest();
  if (!timingSafeEqual(mac, page.subarray(PAGE - TAG))) {
    const why = number === 1 ? 'wrong key, or the first page is damaged' : `page ${number} is damaged`;
    throw new Error(`${why}: nothing was written`);
  }
  const decipher = createDecipheriv('aes-256-cbc', key, nonce).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
  return Buffer.concat([number === 1 ? FIRST_WORDS : Buffer.alloc(0), plain, Buffer.alloc(RESERVED)]);
}

const [source = '', keyFile = '', target = ''] = process.argv.slice(2);
if (target === '') {
  console.error('usage: node decrypt.mjs office.db manifest.json office.sqlite');
  process.exit(2);
}
const part = `${target}.part`;
try {
  if (fs.existsSync(target)) throw new Error(`${target} is there already`);
  if (fs.statSync(`${source}-wal`, { throwIfNoEntry: false })?.size) throw new Error(`${source}-wal has later changes`);
  const key = readKey(keyFile);
  const from = fs.openSync(source, 'r');
  const { size } = fs.fstatSync(from);
  if (size === 0 || size % PAGE !== 0) throw new Error(`${source} is no whole number of pages: it was cut off`);
  const page = Buffer.alloc(PAGE);
  fs.readSync(from, page, 0, PAGE, 0);
  const macSalt = page.subarray(0, SALT).map((byte) => byte ^ 0x3a);
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  const to = fs.openSync(part, 'wx', 0o600);
  for (let number = 1; number <= size / PAGE; number += 1) {
    fs.readSync(from, page, 0, PAGE, (number - 1) * PAGE);
    const plain = decryptPage(page, number, key, macKey);
    if (number === 1 && plain.readUInt32BE(28) !== size / PAGE) throw new Error(`${source} was cut off or added to`);
    fs.writeSync(to, plain);
  }
  fs.closeSync(to);
  fs.renameSync(part, target);
  console.log(`${target}: ${size / PAGE} pages`);
} catch (error) {
  fs.rmSync(part, { force: true });
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
