import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sheetsOf } from '#shared/features/relations/genogram-sheets.ts';

const ROOMS = { portrait: { width: 660, height: 740 }, landscape: { width: 990, height: 420 } };

test('a small family is not blown up, a wide one lies, a tall one stands', () => {
  expect(sheetsOf({ width: 300, height: 200 }, ROOMS)).toMatchObject({ orientation: 'portrait', scale: 1.15 });
  expect(sheetsOf({ width: 1100, height: 400 }, ROOMS)).toMatchObject({ orientation: 'landscape', scale: 0.9 });
  expect(sheetsOf({ width: 600, height: 800 }, ROOMS)).toMatchObject({ orientation: 'portrait', scale: 0.925 });
});

test('names never become smaller than they are read; then the drawing goes over several sheets', () => {
  const { scale, parts } = sheetsOf({ width: 4000, height: 420 }, ROOMS);
  expect(scale).toBe(0.75);
  expect(parts.length).toBeGreaterThan(1);
});

test('the parts cover the whole drawing, fit their sheets, and everybody is whole on one of them', () => {
  const side = fc.integer({ min: 50, max: 8000 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (...given) => {
        const [width, height, left, top] = given;
        const { orientation, scale, parts } = sheetsOf({ width, height }, ROOMS);
        const room = ROOMS[orientation];
        for (const part of parts) {
          expect(part.width * scale).toBeLessThanOrEqual(room.width + 0.01);
          expect(part.height * scale).toBeLessThanOrEqual(room.height + 0.01);
        }
        // The widest box of a person is 124 wide and about 90 high.
        const [wide, tall] = [Math.min(124, width), Math.min(90, height)];
        const [x, y] = [left * (width - wide), top * (height - tall)];
        const whole = parts.some(
          (part) =>
            part.x <= x + 0.01 &&
            part.y <= y + 0.01 &&
            part.x + part.width >= x + wide - 0.01 &&
            part.y + part.height >= y + tall - 0.01,
        );
        expect(whole).toBe(true);
      },
    ),
  );
});
