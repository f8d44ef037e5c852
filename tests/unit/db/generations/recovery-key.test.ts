import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  generateRecoveryKey,
  isSamePart,
  parseRecoveryKey,
  recoveryFingerprint,
  splitRecoveryKey,
} from '#db/generations/recovery-key.ts';
import { RECOVERY_RECIPIENT, RECOVERY_TEXT } from '#tests/support/office-folder.ts';

const ALPHABET = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.split('');

describe('reading a recovery key', () => {
  const parts = splitRecoveryKey(RECOVERY_TEXT);

  it.each([
    ['as it was made', RECOVERY_TEXT],
    ['in small letters', RECOVERY_TEXT.toLowerCase()],
    [
      'in mixed letters',
      RECOVERY_TEXT.split('')
        .map((sign, at) => (at % 2 === 0 ? sign.toLowerCase() : sign))
        .join(''),
    ],
    ['parts with spaces', parts.join(' ')],
    ['parts with dashes', parts.join('-')],
    ['parts with long dashes and non-breaking spaces', parts.join('\u00a0–\u00a0')],
    ['one part a line, Windows line ends', `\r\n${parts.join('\r\n')}\r\n`],
    ['without the first part', parts.slice(1).join(' ')],
    ['a saved key file', `# Ostoja, klucz odzyskiwania\n# public key: ${RECOVERY_RECIPIENT}\n${RECOVERY_TEXT}\n`],
    [
      '0 typed as O, L as 1',
      RECOVERY_TEXT.slice(0, 16) + RECOVERY_TEXT.slice(16).replaceAll('0', 'O').replaceAll('L', '1'),
    ],
    ['full-width letters of a phone', RECOVERY_TEXT.replaceAll('Q', '\uff31')],
    ['zero-width spaces from a web page', RECOVERY_TEXT.split('').join('\u200b')],
  ])('%s', async (_, typed) => {
    expect(await parseRecoveryKey(typed)).toEqual({ text: RECOVERY_TEXT, recipient: RECOVERY_RECIPIENT });
  });

  it.each([
    ['nothing', '', { reason: 'short' }],
    ['one letter missing', RECOVERY_TEXT.slice(0, -1), { reason: 'short' }],
    ['one letter too many', `${RECOVERY_TEXT}Q`, { reason: 'long' }],
    ['two letters changed over', RECOVERY_TEXT.replace('ZX', 'XZ'), { reason: 'checksum' }],
    ['another first part', RECOVERY_TEXT.replace('SECRET', 'SECRTE'), { reason: 'part-first', part: 1 }],
    ['the public half', RECOVERY_RECIPIENT, { reason: 'short' }],
    ['a sign too many in part 4', parts.with(3, `${parts[3]}Q`).join(' '), { reason: 'part-length', part: 4 }],
    ['a sign missing in part 2', parts.slice(1).with(0, 'QPZRY9X').join('\n'), { reason: 'part-length', part: 2 }],
    ['a Polish letter in part 5', parts.with(4, 'QPZŻY9X8').join(' '), { reason: 'part-sign', part: 5 }],
    ['a Polish letter in one run', parts.slice(1).with(0, 'QPZŻY9X8').join(''), { reason: 'part-sign', part: 2 }],
    ['a part left out', parts.toSpliced(4, 1).join(' '), { reason: 'short' }],
    ['a key of another kind', RECOVERY_TEXT.replace('KEY-1', 'KEY-PQ-1'), { reason: 'long' }],
  ])('tells a typing error and where it is: %s', async (_, typed, data) => {
    await expect(parseRecoveryKey(typed)).rejects.toMatchObject({ code: 'RECOVERY_KEY_TYPO', data });
  });

  it('is read with the numbers of the parts as on the card, any of its spacing and case', async () => {
    const keys = await Promise.all(Array.from({ length: 40 }, async () => (await generateRecoveryKey()).text));
    const gap = fc.constantFrom(' ', '  ', '\n', '\r\n', '\t', '. ', '\u00a0', '');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.constantFrom('none', 'all', 'all but the first', 'all, without part 1'),
        fc.array(gap, { minLength: 18, maxLength: 18 }),
        fc.array(fc.boolean(), { minLength: 90, maxLength: 90 }),
        async (text, numbers, gaps, small) => {
          const typed = splitRecoveryKey(text)
            .map((part, index) => {
              if (index === 0 && numbers === 'all, without part 1') return '';
              const bare = numbers === 'none' || (index === 0 && numbers === 'all but the first');
              return `${bare ? '' : index + 1}${gaps[2 * index]}${part}${gaps[2 * index + 1]}`;
            })
            .join('')
            .split('')
            .map((sign, index) => (small[index] === true ? sign.toLowerCase() : sign))
            .join('');
          expect((await parseRecoveryKey(typed)).text).toBe(text);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['two numbers changed over', (parts: string[]) => [2, 1, 3, 4, 5, 6, 7, 8, 9].map((n, i) => `${n} ${parts[i]}`)],
    [
      'a number left out in the middle',
      (parts: string[]) => parts.map((part, i) => (i === 4 ? part : `${i + 1} ${part}`)),
    ],
    [
      'two parts changed over',
      (parts: string[]) =>
        parts
          .with(2, parts[3] ?? '')
          .with(3, parts[2] ?? '')
          .map((part, i) => `${i + 1} ${part}`),
    ],
  ])('is not guessed from numbers that do not fit: %s', async (_, cards) => {
    await expect(parseRecoveryKey(cards(parts).join('\n'))).rejects.toMatchObject({ code: 'RECOVERY_KEY_TYPO' });
  });

  it('says which part is wrong also behind the numbers', async () => {
    const typed = parts.with(3, `${parts[3]}Q`).map((part, index) => `${index + 1} ${part}`);
    const data = { reason: 'part-length', part: 4 };
    await expect(parseRecoveryKey(typed.join(' '))).rejects.toMatchObject({ code: 'RECOVERY_KEY_TYPO', data });
  });

  it('finds every single wrong letter', async () => {
    for (let at = 16; at < RECOVERY_TEXT.length; at += 1) {
      const right = RECOVERY_TEXT[at];
      const wrong = ALPHABET[(ALPHABET.indexOf(right ?? '') + 1) % ALPHABET.length] ?? '';
      const typed = RECOVERY_TEXT.slice(0, at) + wrong + RECOVERY_TEXT.slice(at + 1);
      await expect(parseRecoveryKey(typed)).rejects.toMatchObject({ code: 'RECOVERY_KEY_TYPO' });
    }
  });

  it('finds up to four wrong letters', async () => {
    const errors = fc.uniqueArray(fc.tuple(fc.integer({ min: 16, max: 73 }), fc.integer({ min: 1, max: 31 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([at]) => at,
    });
    await fc.assert(
      fc.asyncProperty(errors, async (changes) => {
        const signs = RECOVERY_TEXT.split('');
        for (const [at, by] of changes) signs[at] = ALPHABET[(ALPHABET.indexOf(signs[at] ?? '') + by) % 32] ?? '';
        await expect(parseRecoveryKey(signs.join(''))).rejects.toMatchObject({ code: 'RECOVERY_KEY_TYPO' });
      }),
      { numRuns: 200 },
    );
  });

  it('accepts what another key of the same form says: whose it is, recovery.age decides', async () => {
    const other = await generateRecoveryKey();
    expect(await parseRecoveryKey(other.text)).toEqual(other);
    expect(other.recipient).not.toBe(RECOVERY_RECIPIENT);
  });
});

describe('the parts of the card', () => {
  it('are the prefix, seven groups of eight and the last two letters', async () => {
    const { text } = await generateRecoveryKey();
    const parts = splitRecoveryKey(text);
    expect(parts[0]).toBe('AGE-SECRET-KEY-1');
    expect(parts.slice(1).map((part) => part.length)).toEqual([8, 8, 8, 8, 8, 8, 8, 2]);
    expect(parts.join('')).toBe(text);
  });

  it.each([
    ['LT9RWC6E', 'LT9RWC6E', true],
    ['LT9RWC6E', ' lt9r wc6e ', true],
    ['LT9RWC6E', '1T9RWC6E', true],
    ['20KV9QHT', '2OKV-9QHT', true],
    ['LT9RWC6E', 'LT9RWC6', false],
    ['LT9RWC6E', 'LT9RWC6EE', false],
    ['LT9RWC6E', '', false],
    ['AGE-SECRET-KEY-1', 'age secret key 1', true],
  ])('%s typed as %j: %s', (part, typed, same) => {
    expect(isSamePart(part, typed)).toBe(same);
  });
});

it('names a key by its public half, the same everywhere', () => {
  expect(recoveryFingerprint(RECOVERY_RECIPIENT)).toMatch(/^[0-9a-f]{16}$/);
  expect(recoveryFingerprint(RECOVERY_RECIPIENT)).toBe(recoveryFingerprint(`${RECOVERY_RECIPIENT}`));
  expect(recoveryFingerprint('age1other')).not.toBe(recoveryFingerprint(RECOVERY_RECIPIENT));
});
