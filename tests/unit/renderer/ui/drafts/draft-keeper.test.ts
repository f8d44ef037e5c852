import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DraftKeeper, MOST_MS, PAUSE_MS, type Timers } from '#renderer/ui/drafts/draft-keeper.ts';
import type { DraftId, KeepDraftInput } from '#shared/features/drafts/drafts.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** The two seconds a draft may be behind the typing. */
const BOUND_MS = 2000;

/** A clock in the test's hand: nothing happens but by `to`. */
function handClock() {
  let now = 0;
  let next = 0;
  const due = new Map<number, { readonly at: number; readonly work: () => void }>();
  const timers: Timers = {
    now: () => now,
    after: (ms, work) => {
      next += 1;
      const key = next;
      due.set(key, { at: now + ms, work });
      return () => due.delete(key);
    },
  };
  async function to(time: number): Promise<void> {
    for (;;) {
      const [first] = [...due].filter(([, { at }]) => at <= time).toSorted(([, a], [, b]) => a.at - b.at);
      if (first === undefined) break;
      due.delete(first[0]);
      now = Math.max(now, first[1].at);
      first[1].work();
      await settle();
    }
    now = time;
    await settle();
  }
  return { timers, to, now: () => now };
}

/** Lets promises that wait for nothing outside run to their end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const PLACE = { form: 'people.new', subject: null, context: '' } as const;

/** A form with one text, an office that answers after `latency`, and every row the office has. */
function aForm(latency = 0) {
  const clock = handClock();
  const rows = new Map<string, string>();
  const log: string[] = [];
  let text = '';
  let ids = 0;
  let refuse: AppError | null = null;
  const states: string[] = [];
  let overlapping = 0;
  let most = 0;
  const answer = async (work: () => void): Promise<void> => {
    overlapping += 1;
    most = Math.max(most, overlapping);
    if (latency > 0) await new Promise<void>((resolve) => void clock.timers.after(latency, resolve));
    overlapping -= 1;
    if (refuse !== null) throw refuse;
    work();
  };
  const keeper = new DraftKeeper({
    place: PLACE,
    timers: clock.timers,
    onState: (state) => states.push(state),
    newId: () => `draft-${(ids += 1)}` as DraftId,
    snapshot: () => (text === '' ? null : { base: '{}', baseVersion: null, content: text }),
    calls: {
      keep: (input: KeepDraftInput) =>
        answer(() => {
          log.push(`keep ${input.content}`);
          rows.set(input.id, input.content);
          if (input.replaces !== null) rows.delete(input.replaces);
        }),
      drop: ({ id }) =>
        answer(() => {
          log.push('drop');
          rows.delete(id);
        }),
    },
  });
  return {
    clock,
    rows,
    log,
    states,
    keeper,
    most: () => most,
    refuseWith: (error: AppError | null) => {
      refuse = error;
    },
    type: (typed: string) => {
      text = typed;
      keeper.typed();
    },
  };
}

describe('a form that is typed in', () => {
  it('is written down at a pause', async () => {
    const form = aForm();
    form.type('a');
    await form.clock.to(PAUSE_MS - 1);
    expect([...form.rows.values()]).toEqual([]);
    await form.clock.to(PAUSE_MS);
    expect([...form.rows.values()]).toEqual(['a']);
  });

  it('is never more than two seconds behind, however one types and however slow the disk is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: BOUND_MS - MOST_MS }),
        async (pauses, latency) => {
          const form = aForm(latency);
          const typed: { readonly at: number; readonly length: number }[] = [];
          for (const pause of pauses) {
            await form.clock.to(form.clock.now() + pause);
            const length = typed.length + 1;
            typed.push({ at: form.clock.now(), length });
            form.type('x'.repeat(length));
            const kept = Math.max(0, ...[...form.rows.values()].map((text) => text.length));
            const late = typed.filter((one) => one.length > kept && one.at < form.clock.now() - BOUND_MS);
            expect(late).toEqual([]);
          }
          await form.clock.to(form.clock.now() + BOUND_MS);
          expect([...form.rows.values()]).toEqual(['x'.repeat(typed.length)]);
          expect(form.most()).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is written down at once when told to, and not again for nothing', async () => {
    const form = aForm();
    form.type('pół zda');
    await form.keeper.flush();
    await form.keeper.flush();
    await form.clock.to(10_000);
    expect(form.log).toEqual(['keep pół zda']);
  });

  it('leaves nothing when the typing is taken back', async () => {
    const form = aForm();
    form.type('a');
    await form.clock.to(PAUSE_MS);
    form.type('');
    await form.clock.to(5000);
    expect(form.rows.size).toBe(0);
  });
});

describe('a saved form', () => {
  it('leaves no draft, also when a call was under way; what is typed next is another one', async () => {
    const form = aForm(300);
    form.type('a');
    await form.clock.to(PAUSE_MS);
    form.type('ab');
    const done = form.keeper.done();
    await form.clock.to(5000);
    await done;
    expect(form.rows.size).toBe(0);
    expect(form.log).toEqual(['keep a', 'drop']);
    const before = form.keeper.id;
    form.type('następna');
    await form.clock.to(10_000);
    expect([...form.rows.values()]).toEqual(['następna']);
    expect([...form.rows.keys()]).not.toContain(before === form.keeper.id ? '' : before);
  });

  it('takes the draft it was filled from with it', async () => {
    const form = aForm();
    form.rows.set('older', 'a');
    form.type('a');
    form.keeper.takeOver('older' as DraftId);
    await form.clock.to(PAUSE_MS);
    expect([...form.rows.keys()]).toEqual([form.keeper.id]);
    await form.keeper.done();
    expect(form.rows.size).toBe(0);
  });

  it('drops such a draft also before its own was written down', async () => {
    const form = aForm();
    form.rows.set('older', 'a');
    form.type('a');
    form.keeper.takeOver('older' as DraftId);
    await form.keeper.done();
    await form.clock.to(5000);
    expect(form.rows.size).toBe(0);
  });
});

describe('a refusal', () => {
  it('that may pass is tried again by itself', async () => {
    const form = aForm();
    form.refuseWith(new AppError('DISK_FULL'));
    form.type('a');
    await form.clock.to(4000);
    expect(form.rows.size).toBe(0);
    expect(form.states).toEqual(['late']);
    form.refuseWith(null);
    await form.clock.to(6000);
    expect([...form.rows.values()]).toEqual(['a']);
    expect(form.states).toEqual(['late', 'kept']);
  });

  it('by the lock waits until the form is shown again, and nothing is lost', async () => {
    const form = aForm();
    form.refuseWith(new AppError('SESSION_LOCKED'));
    form.type('pół zda');
    await form.clock.to(60_000);
    expect(form.keeper.waiting).toBe(true);
    form.refuseWith(null);
    await form.keeper.flush();
    expect([...form.rows.values()]).toEqual(['pół zda']);
  });

  it('does not let words into the session of whoever signs in next', async () => {
    const form = aForm();
    form.refuseWith(new AppError('DISK_FULL'));
    form.type('jej słowa');
    await form.clock.to(1000);
    form.keeper.close();
    form.refuseWith(null);
    form.type('jej dalsze słowa');
    await form.keeper.flush();
    await form.clock.to(60_000);
    expect(form.rows.size).toBe(0);
  });

  it('that comes after the user has changed is not tried again', async () => {
    const form = aForm(300);
    form.refuseWith(new AppError('DISK_FULL'));
    form.type('jej słowa');
    await form.clock.to(PAUSE_MS + 100);
    form.keeper.close();
    form.refuseWith(new AppError('DISK_FULL'));
    await form.clock.to(2000);
    form.refuseWith(null);
    await form.clock.to(60_000);
    expect(form.rows.size).toBe(0);
  });

  it('that will not pass is not repeated', async () => {
    const form = aForm();
    form.refuseWith(new AppError('RECORD_PROTECTED'));
    form.type('a');
    await form.clock.to(1000);
    form.refuseWith(null);
    await form.clock.to(20_000);
    expect(form.rows.size).toBe(0);
    expect(form.states).toEqual(['refused']);
    form.type('ab');
    await form.clock.to(30_000);
    expect([...form.rows.values()]).toEqual(['ab']);
    expect(form.states).toEqual(['refused', 'kept']);
  });
});
