const FALLBACK = 'dokument';
const MAX_LENGTH = 120;

/** Names Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * A file name to offer in a save dialog: no folders, no characters Windows refuses, no device names, no hidden or
 * trailing dots. The user may still change it.
 */
export function suggestedFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/gu, '-')
    .replaceAll(/^[.\s]+|[.\s]+$/gu, '');
  const dot = plain.lastIndexOf('.');
  const extension = dot > 0 ? plain.slice(dot) : '';
  const short = plain.length > MAX_LENGTH ? plain.slice(0, MAX_LENGTH - extension.length) + extension : plain;
  if (short === '') return FALLBACK;
  return RESERVED.test(short) ? `_${short}` : short;
}
