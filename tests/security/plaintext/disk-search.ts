import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that must not stand on a disk; `text` is looked for in every form it could take there. */
export interface Secret {
  readonly name: string;
  readonly forms: readonly Buffer[];
}

/** A text as it would stand in a file: plain, as UTF-16, in base64 at each of its three positions, hex, JSON, a link. */
export function secretText(name: string, text: string): Secret {
  const plain = Buffer.from(text, 'utf8');
  const escaped = [...text].map((sign) => (sign > '~' ? escapedUnits(sign) : sign)).join('');
  const forms = [
    plain,
    Buffer.from(text.toUpperCase(), 'utf8'),
    Buffer.from(text.normalize('NFD'), 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(escaped),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(plain.toString('hex')),
    Buffer.from(plain.toString('hex').toUpperCase()),
    ...base64Forms(plain),
  ];
  return { name, forms: unique(forms) };
}

/** Bytes as they would stand in a file: raw, hex, base64. */
export function secretBytes(name: string, bytes: Uint8Array): Secret {
  const raw = Buffer.from(bytes);
  const hex = raw.toString('hex');
  return { name, forms: unique([raw, Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...base64Forms(raw)]) };
}

function escapedUnits(sign: string): string {
  return sign
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Inside a longer text three bytes become four signs, so what stands there depends on where the bytes begin. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // The first and the last sign also hold bits of the neighbours.
    const inner = encoded.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 8) / 6));
    const url = inner.replaceAll('+', '-').replaceAll('/', '_');
    return [Buffer.from(inner), Buffer.from(url)];
  });
}

function unique(forms: readonly Buffer[]): Buffer[] {
  return [...new Map(forms.map((form) => [form.toString('latin1'), form])).values()];
}

/** Every file below the folders, whole. */
export function filesBelow(folders: readonly string[]): readonly { readonly path: string; readonly content: Buffer }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, content: readFileSync(path) })),
  );
}

/** „name of the secret in file” for each secret that stands readable in one of the files. */
export function readableIn(files: ReturnType<typeof filesBelow>, secrets: readonly Secret[]): readonly string[] {
  return files.flatMap(({ path, content }) =>
    secrets.filter(({ forms }) => forms.some((form) => content.includes(form))).map(({ name }) => `${name} in ${path}`),
  );
}
