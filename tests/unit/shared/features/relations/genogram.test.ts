import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { layOut, type GenogramLayout } from '#shared/features/relations/genogram-layout.ts';
import { labelBox } from '#shared/features/relations/genogram-measure.ts';
import { daysOfGenogram, sceneOn } from '#shared/features/relations/genogram-scene.ts';
import { RELATION_KINDS } from '#shared/features/relations/relation-kinds.ts';
import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { genogramRows } from '#shared/features/relations/genogram-table.ts';
import { GenogramBuilder, largeFamily, patchworkFamily } from '#tests/support/genogram-families.ts';

const on = (data: GenogramData, day: string) => sceneOn(data, asLocalDate(day));

describe('a family on different days', () => {
  const { data, anna, pawel, marek, jan, teresa, bartosz, hanna, oliwia } = patchworkFamily();

  test('before the divorce: the new partner and the half-sister are not there', () => {
    const scene = on(data, '2022-01-01');
    expect(scene.people.map(({ id }) => id)).not.toContain(marek);
    expect(scene.people.map(({ id }) => id)).not.toContain(hanna);
    expect(scene.unions.find(({ first }) => first === pawel)).toMatchObject({ second: anna, ended: null });
    expect(scene.people.find(({ id }) => id === jan)).toMatchObject({ deathDate: '2019-03-05' });
    expect(on(data, '2019-03-04').people.find(({ id }) => id === jan)).toMatchObject({ deathDate: null });
  });

  test('after it: struck, the father outside the household, the boy with his grandmother', () => {
    const scene = on(data, '2025-06-01');
    expect(scene.unions.find(({ first }) => first === pawel)?.ended).toEqual({ on: '2023-02-03', reason: 'divorce' });
    const inside = scene.people.filter(({ inHousehold }) => inHousehold).map(({ id }) => id);
    expect(inside.toSorted()).toEqual([anna, marek, oliwia, hanna].toSorted());
    expect(scene.ties).toContainEqual({ fromId: bartosz, toId: teresa, kind: 'foster', label: null, ended: false });
    expect(scene.people.find(({ id }) => id === hanna)?.age).toMatch(/^8\sm$/);
    expect(layOut(scene).unions.map(({ strokes }) => strokes)).toContain(2);
  });

  test('today: the boy is back; his care stands as ended, with its days', () => {
    const scene = on(data, '2026-11-22');
    expect(scene.people.find(({ id }) => id === bartosz)?.inHousehold).toBe(true);
    const over = { kind: 'foster', label: '03.02.2025–30.06.2026', ended: true };
    expect(scene.ties).toEqual([{ fromId: bartosz, toId: teresa, ...over }]);
    const layout = layOut(scene);
    const x = (id: string) => layout.shapes.find(({ person }) => person.id === id)?.x ?? 0;
    expect([pawel, anna, marek].map(x)).toEqual([pawel, anna, marek].map(x).toSorted((a, b) => a - b));
    expect(x(oliwia)).toBeLessThan(x(bartosz));
    expect(
      layout.shapes
        .filter(({ row }) => row === 0)
        .map(({ person }) => person.id)
        .toSorted(),
    ).toEqual([jan, teresa].toSorted());
  });

  test('days of change are those on which the picture changes, up to today', () => {
    const days = daysOfGenogram(data, asLocalDate('2026-11-22'));
    expect(days).toContain('2023-02-03');
    expect(days).toContain('2026-07-01');
    expect(days.every((day) => day <= '2026-11-22')).toBe(true);
    expect(daysOfGenogram(data, asLocalDate('2024-01-01'))).not.toContain('2026-07-01');
  });
});

test('a death known by its year: the whole year is unknown, and drawing, days and age say so', () => {
  const builder = new GenogramBuilder();
  const jan = builder.person('Jan Cień', 'male', '1950-06-01');
  builder.diedInYear(jan, 2025).member(jan, 'grandparent', '2020-01-01');
  const data = builder.data();
  const words = (day: string) => {
    const scene = on(data, day);
    const [one] = scene.people;
    const lines = layOut(scene).shapes[0]?.lines.at(-1);
    return [one?.deathDate ?? null, one?.age ?? null, one?.inHousehold, lines, one?.deathWords ?? null];
  };
  const said = 'zm.\u00a0w\u00a02025\u00a0r., wiek 74–75, dzień nieznany';
  const died = 'zm. w\u00a02025\u00a0r.';
  expect(words('2024-12-31')).toEqual([null, '74', true, 'Cień', null]);
  expect(words('2025-01-01')).toEqual([null, null, true, died, said]);
  expect(words('2025-12-31')).toEqual([null, null, true, died, said]);
  expect(words('2026-01-01')).toEqual(['2025-12-31', '75', false, died, said]);
  expect(daysOfGenogram(data, asLocalDate('2026-11-22'))).toEqual(expect.arrayContaining(['2025-01-01', '2026-01-01']));
});

test('a placement is an arrow from the child to the carer while it lasts', () => {
  const { data, bartosz, teresa } = patchworkFamily();
  const placement = {
    childId: bartosz,
    carerId: teresa,
    from: asLocalDate('2025-02-03'),
    to: asLocalDate('2026-06-30'),
    label: 'w pieczy',
  };
  const ties = (day: string) =>
    sceneOn(data, asLocalDate(day), [placement]).ties.filter(({ kind }) => kind === 'placement');
  expect(ties('2025-06-01')).toEqual([
    { fromId: bartosz, toId: teresa, kind: 'placement', label: 'w pieczy', ended: false },
  ]);
  expect(ties('2026-07-01')).toEqual([]);
});

test('a divorced father who lives elsewhere stands outside the line round the household', () => {
  const builder = new GenogramBuilder();
  const [mother, father] = [
    builder.person('Anna Król', 'female', '1988-02-11'),
    builder.person('Jan Król', 'male', '1984-06-30'),
  ];
  const child = builder.person('Ola Król', 'female', '2012-05-04');
  builder.parents(child, mother, father).relate('marriage', mother, father, { to: '2023-01-31', because: 'divorce' });
  builder.member(mother, 'mother', '2020-01-01').member(father, 'father', '2020-01-01');
  builder.member(child, 'child', '2020-01-01');
  for (const id of [mother, child]) builder.lives(id, 0, '2020-01-01');
  builder.lives(father, 0, '2020-01-01', '2023-01-31').lives(father, 1, '2023-02-01');
  const inside = (day: string) =>
    on(builder.data(), day).people.flatMap(({ id, inHousehold }) => (inHousehold ? [id] : []));
  expect(inside('2022-06-01').toSorted()).toEqual([mother, father, child].toSorted());
  expect(inside('2024-06-01').toSorted()).toEqual([mother, child].toSorted());
});

test('the day on which the household changes is a day of change, a move of all together is none', () => {
  const builder = new GenogramBuilder();
  const mother = builder.person('Anna Król', 'female', '1988-02-11');
  const father = builder.person('Jan Król', 'male', '1984-06-30');
  const child = builder.person('Ola Król', 'female', '2012-05-04');
  builder.parents(child, mother, father);
  for (const [id, role] of [
    [mother, 'mother'],
    [father, 'father'],
    [child, 'child'],
  ] as const) {
    builder.member(id, role, '2020-01-01');
  }
  for (const id of [mother, child]) builder.lives(id, 0, '2020-01-01', '2021-04-30').lives(id, 1, '2021-05-01');
  builder.lives(father, 0, '2020-01-01', '2021-04-30').lives(father, 1, '2021-05-01', '2023-01-31');
  builder.lives(father, 2, '2023-02-01', '2024-06-30').lives(father, 1, '2024-07-01');
  const days = daysOfGenogram(builder.data(), asLocalDate('2026-11-22'));
  const household = (day: string) => on(builder.data(), day).people.filter(({ inHousehold }) => inHousehold).length;
  expect(['2023-01-31', '2023-02-01', '2024-06-30', '2024-07-01'].map(household)).toEqual([3, 2, 2, 3]);
  expect(days).toEqual(expect.arrayContaining(['2023-02-01', '2024-07-01']));
  expect(days).not.toContain('2021-05-01');
});

test('two who live apart are told by their children; without any nobody is put outside', () => {
  const builder = new GenogramBuilder();
  const [mother, father] = [
    builder.person('Anna Król', 'female', '1988-02-11'),
    builder.person('Jan Król', 'male', '1984-06-30'),
  ];
  builder.relate('marriage', mother, father);
  builder.member(mother, 'mother', '2020-01-01').member(father, 'father', '2020-01-01');
  builder.lives(mother, 0, '2020-01-01').lives(father, 1, '2020-01-01');
  expect(on(builder.data(), '2024-06-01').people.map(({ inHousehold }) => inHousehold)).toEqual([true, true]);
});

test('the line of a parent alone begins below the name', () => {
  const builder = new GenogramBuilder();
  const mother = builder.person('Anna Król', 'female', '1988-02-11');
  const child = builder.person('Ola Król', 'female', '2012-05-04');
  builder.parents(child, mother).member(mother, 'mother', '2020-01-01').member(child, 'child', '2020-01-01');
  const { shapes, descents } = layOut(on(builder.data(), '2024-06-01'));
  const box = shapes.find(({ person }) => person.id === mother)?.box;
  const start = /^M[-\d.]+ ([-\d.]+)/.exec(descents[0]?.path ?? '')?.[1];
  expect(Number(start)).toBeGreaterThanOrEqual(box?.bottom ?? Infinity);
});

test('who may not be named is a diamond without sex or age', () => {
  const layout = layOut(on(largeFamily(), '2026-11-22'));
  const hidden = layout.shapes.filter(({ person }) => person.hidden !== null);
  expect(hidden.map(({ shape, lines, person }) => [shape, lines, person.age])).toEqual([
    ['diamond', ['rekord', 'chroniony'], null],
  ]);
});

/** Words at lines stand neither on each other nor on a person. */
function expectWordsApart({ shapes, unions, ties }: GenogramLayout): void {
  const words = ties.flatMap(({ label }) => (label === null ? [] : [label]));
  const others = [
    ...shapes.map(({ box, lines }) => [lines.join(' '), box] as const),
    ...unions.flatMap(({ label }) => (label === null ? [] : [[label.text, labelBox(label)] as const])),
    ...words.map((label) => [label.text, labelBox(label)] as const),
  ];
  for (const [index, label] of words.entries()) {
    const a = labelBox(label);
    const under = others
      .filter((_, place) => place !== others.length - words.length + index)
      .filter(([, b]) => {
        const beside = a.right <= b.left + 0.5 || b.right <= a.left + 0.5;
        return !beside && a.bottom > b.top + 0.5 && b.bottom > a.top + 0.5;
      });
    expect(under.map(([text]) => `${label.text} on ${text}`)).toEqual([]);
  }
}

function expectReadable(layout: GenogramLayout, count: number): void {
  expect(layout.shapes).toHaveLength(count);
  expect(new Set(layout.shapes.map(({ person }) => person.id)).size).toBe(count);
  const lines = layout.ties.map(({ kind, path }) => `${kind} ${path}`);
  expect(new Set(lines).size).toBe(lines.length);
  expectWordsApart(layout);
  for (const [index, { box: a }] of layout.shapes.entries()) {
    expect(a.left).toBeGreaterThanOrEqual(0);
    expect(a.top).toBeGreaterThanOrEqual(0);
    expect(a.right).toBeLessThanOrEqual(layout.width);
    expect(a.bottom).toBeLessThanOrEqual(layout.height);
    for (const { box: b } of layout.shapes.slice(index + 1)) {
      const apart =
        a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
      expect(apart).toBe(true);
    }
  }
}

/** Families of every shape: people of drawn ages, relations in which the older one is the parent. */
const drawn = fc
  .record({
    people: fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1920, max: 2024 }), fc.boolean()), {
      minLength: 1,
      maxLength: 14,
    }),
    relations: fc.array(fc.tuple(fc.constantFrom(...RELATION_KINDS), fc.nat(13), fc.nat(13)), { maxLength: 24 }),
  })
  .map(({ people, relations }) => {
    const builder = new GenogramBuilder();
    const ids = people.map(([isWoman, year], index) =>
      builder.person(`Osoba${index} Testowa`, isWoman ? 'female' : 'male', `${year}-0${1 + (index % 9)}-11`),
    );
    const parents = new Map<number, number>();
    for (const [kind, one, other] of relations) {
      const [a, b] = [people[one], people[other]];
      if (a === undefined || b === undefined || one === other || a[1] === b[1]) continue;
      const [older, younger] = a[1] < b[1] ? [one, other] : [other, one];
      const [first, second] = [ids[older], ids[younger]];
      const known = parents.get(younger) ?? 0;
      if (first === undefined || second === undefined || (kind === 'parent' && known >= 2)) continue;
      if (kind === 'parent') parents.set(younger, known + 1);
      builder.relate(kind, first, second);
    }
    for (const [index, id] of ids.entries())
      builder.member(id, people[index]?.[2] === true ? 'mother' : 'child', '2025-01-01');
    return builder.data();
  });

test('an aunt, a step-father and „inna” are lines with their words, unless couples and births say it', () => {
  const builder = new GenogramBuilder();
  const mother = builder.person('Anna Nowak', 'female', '1980-05-05');
  const father = builder.person('Jan Nowak', 'male', '1979-05-05');
  const child = builder.person('Ola Nowak', 'female', '2010-05-05');
  const aunt = builder.person('Ewa Lis', 'female', '1985-05-05');
  const godmother = builder.person('Zofia Kos', 'female', '1981-05-05');
  for (const id of [mother, father, child, aunt, godmother]) builder.member(id, 'other', '2025-01-01');
  builder.relate('parent', mother, child);
  builder.relate('step-parent', father, child);
  builder.relate('aunt-uncle', aunt, child);
  builder.relate('other', child, godmother);
  const words = () => on(builder.data(), '2026-11-22').ties.map(({ kind, label }) => `${kind}: ${label ?? ''}`);
  expect(new Set(words())).toEqual(new Set(['equal-kin: inna relacja', 'kin: ciotka', 'kin: ojczym']));
  builder.relate('marriage', mother, father);
  expect(words()).not.toContain('kin: ojczym');
});

describe('whatever the family', () => {
  test('nobody overlaps, everybody stands once, and the same family is drawn the same', () => {
    fc.assert(
      fc.property(drawn, (data) => {
        const scene = on(data, '2026-11-22');
        expect(scene.people).toHaveLength(data.people.length);
        const layout = layOut(scene);
        expectReadable(layout, data.people.length);
        const shuffled = { ...data, people: data.people.toReversed(), relations: data.relations.toReversed() };
        expect(layOut(on(shuffled, '2026-11-22'))).toEqual(layout);
      }),
      { numRuns: 60 },
    );
  });

  test('parents stand above their children', () => {
    fc.assert(
      fc.property(drawn, (data) => {
        const scene = on(data, '2026-11-22');
        const rows = new Map(layOut(scene).shapes.map(({ person, row }) => [person.id, row]));
        for (const { kind, firstId, secondId } of data.relations) {
          if (kind === 'parent') expect(rows.get(firstId)).toBeLessThan(rows.get(secondId) ?? -1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('large families are readable on every day of change', () => {
  for (const data of [largeFamily(), patchworkFamily().data]) {
    const days = daysOfGenogram(data, asLocalDate('2026-11-22'));
    expect(days.length).toBeGreaterThan(5);
    for (const day of days) {
      const scene = sceneOn(data, day);
      expectReadable(layOut(scene), scene.people.length);
    }
  }
});

test('care and adoption that ended stand with their days, also of several children, of both carers and in two periods', () => {
  const builder = new GenogramBuilder();
  const mother = builder.person('Maria Kot', 'female', '1985-01-01');
  const carers = [
    builder.person('Ewa Lis', 'female', '1960-01-01'),
    builder.person('Adam Lis', 'male', '1958-01-01'),
  ] as const;
  builder.relate('marriage', ...carers).member(mother, 'mother', '2015-01-01');
  for (const year of ['2008', '2010', '2012']) {
    const child = builder.person(`Dziecko${year} Kot`, 'male', `${year}-01-01`);
    builder.parents(child, mother).member(child, 'child', '2015-01-01');
    for (const carer of carers) {
      builder.relate('foster-carer', carer, child, { from: '2018-02-01', to: '2019-05-30', because: 'decision' });
      builder.relate('foster-carer', carer, child, { from: '2021-02-01', to: '2022-05-30', because: 'decision' });
      builder.relate('adoptive-parent', carer, child, { from: '2023-01-05', to: '2024-01-06', because: 'decision' });
    }
  }
  const scene = on(builder.data(), '2026-11-22');
  const layout = layOut(scene);
  expect(layout.ties.filter(({ ended, label }) => ended && label !== null)).toHaveLength(18);
  expectReadable(layout, 6);
});

test('brothers and sisters without families of their own stand by age', () => {
  const builder = new GenogramBuilder();
  const [mother, father] = [
    builder.person('Maria Kot', 'female', '1980-01-01'),
    builder.person('Jan Kot', 'male', '1979-01-01'),
  ];
  const children = ['2012', '2008', '2015', '2010'].map((year) =>
    builder.person(`Dziecko${year} Kot`, 'male', `${year}-01-01`),
  );
  builder.relate('marriage', mother, father);
  for (const child of children) builder.parents(child, mother, father).member(child, 'child', '2020-01-01');
  const layout = layOut(on(builder.member(mother, 'mother', '2020-01-01').data(), '2026-11-22'));
  const row = layout.shapes.filter(({ row: at }) => at === 1).map(({ lines }) => lines[0]);
  expect(row).toEqual(['Dziecko2008', 'Dziecko2010', 'Dziecko2012', 'Dziecko2015']);
});

test('every carer and adoptive parent beside a known parent has a line, a couple one for both', () => {
  const builder = new GenogramBuilder();
  const mother = builder.person('Maria Kot', 'female', '1985-01-01');
  const child = builder.person('Ola Kot', 'female', '2012-01-01');
  const carers = ['Ewa Lis', 'Adam Lis', 'Zofia Bez', 'Irena Wrzos'].map((name, index) =>
    builder.person(name, name === 'Adam Lis' ? 'male' : 'female', `196${index}-01-01`),
  );
  const [ewa, adam, zofia, irena] = carers;
  if (ewa === undefined || adam === undefined || zofia === undefined || irena === undefined) throw new Error('carers');
  builder.relate('marriage', ewa, adam, { from: '1985-01-01' }).member(child, 'child', '2015-01-01');
  for (const carer of carers) builder.relate('foster-carer', carer, child, { from: '2020-01-01' });
  const tied = (data: GenogramData) =>
    on(data, '2026-11-22').ties.map(({ fromId, toId, kind }) => `${kind} ${fromId} ${toId}`);
  const foster = (carer: string) => `foster ${child} ${carer}`;
  // Without a parent the child hangs below the first two, and the others have lines.
  expect(tied(builder.data())).toEqual([foster(zofia), foster(irena)]);
  builder.parents(child, mother);
  expect(tied(builder.data())).toEqual([foster(ewa), foster(zofia), foster(irena)]);
});

test('of two marriages of the same two the later one is drawn, whichever was written down first', () => {
  const married = (...years: readonly (readonly [string, string])[]) => {
    const builder = new GenogramBuilder();
    const anna = builder.person('Anna Kot', 'female', '1970-01-01');
    const jan = builder.person('Jan Kot', 'male', '1970-01-01');
    for (const [from, to] of years) builder.relate('marriage', jan, anna, { from, to, because: 'divorce' });
    return on(builder.member(anna, 'mother', '2000-01-01').data(), '2026-11-22').unions;
  };
  const [first, second] = [['1990-01-01', '2000-01-01'] as const, ['2005-01-01', '2010-01-01'] as const];
  expect(married(first, second)).toEqual(married(second, first));
  expect(married(second, first)).toMatchObject([{ from: '2005-01-01', ended: { on: '2010-01-01' } }]);
});

test('drawing and table say the same of the last day of care', () => {
  const builder = new GenogramBuilder();
  const child = builder.person('Ola Kot', 'female', '2012-01-01');
  const carer = builder.person('Ewa Lis', 'female', '1960-01-01');
  builder.member(child, 'child', '2015-01-01');
  builder.relate('foster-carer', carer, child, { from: '2020-01-01', to: '2024-06-30', because: 'decision' });
  const said = (day: string) => {
    const scene = on(builder.data(), day);
    const rows = genogramRows(builder.data(), scene, () => '');
    return [scene.children.length, rows.find(({ person }) => person.id === child)?.ties];
  };
  expect(said('2024-06-30')).toEqual([1, ['opiekunka zastępcza: Lis Ewa']]);
  expect(said('2024-07-01')).toEqual([0, ['była opiekunka zastępcza: Lis Ewa (01.01.2020–30.06.2024)']]);
});
