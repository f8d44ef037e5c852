import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { speakablePassword, WORDS } from '#renderer/features/administration/speakable-password.ts';
import { newPassword } from '#shared/features/session/session.schema.ts';

const from = (bytes: readonly number[]) => (target: Uint8Array<ArrayBuffer>) => {
  target.set(bytes);
  return target;
};

describe('a temporary password to be read out', () => {
  it('has one word for each byte, without Polish letters', () => {
    expect(WORDS).toHaveLength(256);
    expect(new Set(WORDS).size).toBe(256);
    for (const word of WORDS) expect(word).toMatch(/^[a-z]{4,8}$/);
  });

  it('is four words and two digits, chosen by the random bytes', () => {
    expect(speakablePassword(from([0, 1, 254, 255, 0, 0, 0, 7]))).toBe(
      [WORDS[0], WORDS[1], WORDS[254], WORDS[255], '17'].join('-'),
    );
  });

  it('always passes as a new password', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const password = speakablePassword(from([...bytes]));
        expect(password).toMatch(/^[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d\d$/);
        expect(newPassword.safeParse(password).success).toBe(true);
      }),
    );
  });

  it('differs each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => speakablePassword())).size).toBe(50);
  });
});
