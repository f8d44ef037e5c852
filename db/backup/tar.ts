import { damaged } from './problems.ts';

/** Everything in a tar stands in blocks of this size; two of zeros end it. */
const BLOCK = 512;
const NAME = { at: 0, bytes: 100 } as const;
const SIZE = { at: 124, bytes: 12 } as const;
const CHECKSUM = { at: 148, bytes: 8 } as const;
const TYPE_AT = 156;
const MAGIC = { at: 257, text: 'ustar' } as const;
const OCTAL_LIMIT = 8 ** 11;
/** First byte of a size that eleven octal digits cannot hold: the rest is binary, as GNU's tar and bsdtar write it. */
const BINARY_SIZE = 0x80;

export interface TarPart {
  /** ASCII, at most 100 characters. */
  readonly name: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A POSIX tar (ustar) of ordinary files, readable with any tar; owner and time say nothing. */
export async function* writeTar(parts: readonly TarPart[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { name, bytes, content } of parts) {
    yield headerOf(name, bytes);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield piece;
    }
    if (written !== bytes) throw new Error(`an entry of a tar has ${written} bytes instead of ${bytes}`);
    yield Buffer.alloc(paddingOf(bytes));
  }
  yield Buffer.alloc(2 * BLOCK);
}

export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  /** To be read whole before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Reads a tar to the very end of its stream: only there is it known that nothing was cut off or added.
 * @throws BackupProblem damaged: anything but ordinary files, a wrong checksum, bytes missing or left over
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry, void, undefined> {
  const bytes = new ByteSource(source);
  try {
    for (;;) {
      const block = await bytes.whole(BLOCK);
      if (isZero(block)) break;
      const header = readHeader(block);
      yield { ...header, content: bytes.pieces(header.bytes) };
      if (bytes.owed > 0) throw new Error('an entry of a tar was not read whole');
      if (!isZero(await bytes.whole(paddingOf(header.bytes)))) throw damaged('padding of a tar');
    }
    if (!isZero(await bytes.whole(BLOCK))) throw damaged('end of a tar');
    for await (const piece of bytes.rest()) if (!isZero(piece)) throw damaged('something after the end of a tar');
  } finally {
    await bytes.close();
  }
}

function headerOf(name: string, bytes: number): Buffer {
  if (name.length > NAME.bytes) throw new RangeError('name in a tar');
  const block = Buffer.alloc(BLOCK);
  block.write(name, NAME.at, 'ascii');
  block.write('0000600\0'.concat('0000000\0'.repeat(2)), NAME.bytes, 'ascii');
  if (bytes < OCTAL_LIMIT) block.write(octal(bytes, SIZE.bytes - 1), SIZE.at, 'ascii');
  else {
    block.writeUInt8(BINARY_SIZE, SIZE.at);
    block.writeBigUInt64BE(BigInt(bytes), SIZE.at + 4);
  }
  block.write(octal(0, 11), SIZE.at + SIZE.bytes, 'ascii');
  block.write('0', TYPE_AT, 'ascii');
  block.write(`${MAGIC.text}\0`.concat('00'), MAGIC.at, 'ascii');
  block.write(octal(checksumOf(block), 6).concat('\0 '), CHECKSUM.at, 'ascii');
  return block;
}

function readHeader(block: Buffer): { readonly name: string; readonly bytes: number } {
  const text = (at: number, bytes: number): string => {
    const field = block.subarray(at, at + bytes).toString('latin1');
    const end = field.indexOf('\0');
    return end === -1 ? field : field.slice(0, end);
  };
  const number = (at: number, bytes: number): number => {
    const digits = text(at, bytes).trim();
    if (!/^[0-7]+$/.test(digits)) throw damaged('number in a tar');
    return Number.parseInt(digits, 8);
  };
  if (text(MAGIC.at, MAGIC.text.length) !== MAGIC.text) throw damaged('no tar');
  if (number(CHECKSUM.at, CHECKSUM.bytes) !== checksumOf(block)) throw damaged('checksum in a tar');
  if (text(TYPE_AT, 1) !== '0') throw damaged('an entry that is no file');
  const bytes =
    block[SIZE.at] === BINARY_SIZE ? Number(block.readBigUInt64BE(SIZE.at + 4)) : number(SIZE.at, SIZE.bytes);
  return { name: text(NAME.at, NAME.bytes), bytes };
}

/** Sum of the header's bytes, its own field taken as spaces. */
function checksumOf(block: Buffer): number {
  let sum = CHECKSUM.bytes * 0x20;
  for (const [index, byte] of block.entries()) {
    if (index < CHECKSUM.at || index >= CHECKSUM.at + CHECKSUM.bytes) sum += byte;
  }
  return sum;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/** A stream of bytes taken in portions of the reader's choice. */
class ByteSource {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  /** Bytes of the last `pieces` not yet given. */
  owed = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async whole(bytes: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(bytes)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** The next so many bytes; they are owed from now on, read or not. */
  pieces(bytes: number): AsyncIterable<Buffer> {
    this.owed = bytes;
    return this.#owedPieces();
  }

  async *#owedPieces(): AsyncGenerator<Buffer, void, undefined> {
    while (this.owed > 0) {
      if (this.#held.length === 0 && !(await this.#fetch())) throw damaged('a tar was cut off');
      const piece = this.#held.subarray(0, this.owed);
      this.#held = this.#held.subarray(piece.length);
      this.owed -= piece.length;
      yield piece;
    }
  }

  async *rest(): AsyncGenerator<Buffer, void, undefined> {
    do {
      yield this.#held;
    } while (await this.#fetch());
  }

  /** Whoever feeds the stream learns that nobody reads on. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #fetch(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
    return true;
  }
}
