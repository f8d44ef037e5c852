import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';

import type { DraftForm, DraftId, DraftPlace, OfferedDraft } from '#shared/features/drafts/drafts.schema.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { useOffice } from '#renderer/client/index.ts';
import { changedPaths, stableJson } from '../drafts/changed-fields.ts';
import { type DraftCalls, DraftKeeper, type KeepingState, type Timers } from '../drafts/draft-keeper.ts';
import { addLiveDraft, draftsSettled, whileDraftsEnd } from '../drafts/live-drafts.ts';
import type { LabelRegistry } from './form-context.ts';

/** Where the typing of a form is kept: in the encrypted database, for its author, at most two seconds behind. */
export interface KeptForm<In extends FieldValues> {
  readonly form: DraftForm;
  /** The record the form is about. */
  readonly subject?: DraftPlace['subject'];
  /** Tells places of one form in one record apart: the id of a membership, a note. */
  readonly context?: string;
  /** Version of the record under the form; asked whenever the form is written down. */
  readonly version?: () => number;
  /** Fields that are never written down: a temporary password. */
  readonly omit?: readonly (keyof In & string)[];
  /** A draft this form goes on with although nobody was asked: its user went away from here to come back. */
  readonly adopt?: DraftId;
}

/** Forms whose typing must never be kept, each with the reason. */
export interface NeverKept {
  readonly never: 'password' | 'recovery-key' | 'first-run' | 'a-name';
}

export type FormDraft<In extends FieldValues> = KeptForm<In> | NeverKept;

/** A draft as the form that gets it back needs it. */
export interface RestoredDraft<In extends FieldValues> {
  readonly version: number | null;
  readonly base: In;
  readonly values: In;
}

/** An offer of what was typed here before. */
export interface DraftOffer {
  readonly id: DraftId;
  readonly keptAt: Instant;
  /** Fields with other values than those the typing began over. */
  readonly changed: readonly string[];
  /** Of somebody not entered yet: the name typed so far. */
  readonly name: string | null;
  /** The record was saved by somebody since. */
  readonly stale: boolean;
  readonly restore: () => void;
  /** Throws it away; gives the way back. */
  readonly discard: () => () => Promise<void>;
}

export interface Drafts {
  readonly offers: readonly DraftOffer[];
  /** How often a draft was put into the form; fields that hold more than a value begin anew with it. */
  readonly restored: number;
  /** Id of the draft this form is written to. */
  readonly id: () => DraftId | null;
  /** True where leaving the form leaves a draft. */
  readonly kept: boolean;
  /** Whether what is typed is being written down; „kept” where that is never done. */
  readonly keeping: KeepingState;
}

const content = z.object({ values: z.record(z.string(), z.unknown()), names: z.record(z.string(), z.string()) });
const values = z.record(z.string(), z.unknown());

const timers: Timers = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

function readJson<Out>(schema: z.ZodType<Out>, text: string): Out | null {
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

/**
 * Keeps what is typed in the form and offers what was typed in it before. `saved` is to be waited for after a save, before
 * anybody is told of it; it never rejects.
 * @param restoring puts a draft into the form; by default every field takes its value
 */
export function useDraft<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  draft: FormDraft<In>,
  labels: LabelRegistry,
  restoring?: (draft: RestoredDraft<In>) => void,
): Drafts & { readonly saved: () => Promise<void> } {
  const { client } = useOffice();
  const kept = 'never' in draft ? null : draft;
  const [offers, setOffers] = useState<readonly OfferedDraft[]>([]);
  const [restored, setRestored] = useState(0);
  const [keeping, setKeeping] = useState<KeepingState>('kept');
  const [keeper] = useState(() => (kept === null ? null : makeKeeper(form, kept, labels, client.drafts, setKeeping)));
  const [place] = useState(() => (kept === null ? null : placeOf(kept)));

  const onTyped = useEffectEvent(() => keeper?.typed());
  useEffect(() => {
    if (keeper === null) return undefined;
    // What waited while the screen was behind the lock is written down now.
    void keeper.flush();
    const watching = form.watch(() => onTyped());
    const remove = addLiveDraft(keeper);
    return () => {
      watching.unsubscribe();
      remove();
    };
  }, [form, keeper]);

  const asked = useRef(false);
  useEffect(() => {
    // Once a form: lifting the lock shows the same form again.
    if (place === null || asked.current) return;
    asked.current = true;
    const ask = async (): Promise<void> => {
      await draftsSettled();
      const found = await client.drafts.offered({ place });
      // What this form goes on with is in it already.
      setOffers(found.filter((offer) => offer.id !== keeper?.id));
    };
    // Without an answer nothing is offered; the drafts stay where they are.
    ask().catch(() => undefined);
  }, [client, place, keeper]);

  function withdraw(id: DraftId): void {
    setOffers((all) => all.filter((one) => one.id !== id));
  }

  function restore(offer: OfferedDraft): void {
    const [typed, base] = [readJson(content, offer.content), readJson(values, offer.base)];
    withdraw(offer.id);
    if (typed === null || base === null) return;
    for (const [id, name] of Object.entries(typed.names)) labels.nameChoice(id, name);
    const fields = Object.keys(defaultsOf(form));
    const known = Object.fromEntries(Object.entries(typed.values).filter(([key]) => fields.includes(key))) as In;
    if (restoring === undefined) {
      for (const key of Object.keys(known) as Path<In>[]) {
        form.setValue(key, known[key], { shouldDirty: true });
      }
    } else {
      const before = { ...defaultsOf(form), ...base };
      restoring({ version: offer.baseVersion, base: before, values: { ...before, ...known } });
    }
    setRestored((count) => count + 1);
    keeper?.takeOver(offer.id);
  }

  function discard(offer: OfferedDraft): () => Promise<void> {
    withdraw(offer.id);
    const dropped = client.drafts.drop({ id: offer.id }).then(
      () => undefined,
      () => undefined,
    );
    void whileDraftsEnd(dropped);
    return async () => {
      if (place === null) return;
      const { id, baseVersion, base, content: typed } = offer;
      await dropped;
      await client.drafts.keep({ id, place, baseVersion, base, content: typed, replaces: null });
      setOffers((all) => [...all, offer]);
    };
  }

  return {
    offers: offers.map((offer) => {
      const typed = readJson(content, offer.content);
      const version = kept?.version?.() ?? null;
      return {
        id: offer.id,
        keptAt: offer.keptAt,
        changed: typed === null ? [] : changedPaths(readJson(values, offer.base), typed.values),
        name: place?.form === 'people.new' ? typedName(typed?.values ?? {}) : null,
        stale: offer.baseVersion !== null && version !== null && offer.baseVersion !== version,
        restore: () => restore(offer),
        discard: () => discard(offer),
      };
    }),
    restored,
    id: () => keeper?.id ?? null,
    kept: keeper !== null && keeping !== 'refused',
    keeping,
    saved: async () => {
      if (keeper !== null) await whileDraftsEnd(keeper.done());
    },
  };
}

/** „Kowal Anna” as far as it was typed; null while nothing is. */
function typedName({ surname, firstName }: Readonly<Record<string, unknown>>): string | null {
  const name = [surname, firstName]
    .map((part) => (typeof part === 'string' ? part.trim() : ''))
    .join(' ')
    .trim();
  return name === '' ? null : name;
}

/** What the form stood on before anything was typed; a conflict and a draft change it. */
function defaultsOf<In extends FieldValues, Out>(form: UseFormReturn<In, unknown, Out>): In {
  const all: unknown = form.control._defaultValues;
  return all as In;
}

function makeKeeper<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  kept: KeptForm<In>,
  labels: LabelRegistry,
  calls: DraftCalls,
  onState: (state: KeepingState) => void,
): DraftKeeper {
  return new DraftKeeper({
    onState,
    place: placeOf(kept),
    calls,
    timers,
    newId: () => crypto.randomUUID() as DraftId,
    ...(kept.adopt === undefined ? {} : { id: kept.adopt }),
    snapshot: () => {
      const typed = without(form.getValues(), kept.omit);
      const base = without(defaultsOf(form), kept.omit);
      // A form that goes on with a draft began with what was typed: nothing in it differs from its beginning.
      if (kept.adopt === undefined && changedPaths(base, typed).length === 0) return null;
      return {
        baseVersion: kept.version?.() ?? null,
        base: stableJson(base),
        content: stableJson({ values: typed, names: namesIn(stableJson(typed), labels.choices()) }),
      };
    },
  });
}

function placeOf<In extends FieldValues>(kept: KeptForm<In>): DraftPlace {
  return { form: kept.form, subject: kept.subject ?? null, context: kept.context ?? '' };
}

/** Names of those chosen records that are still chosen. */
function namesIn(typed: string, names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(names).filter(([id]) => typed.includes(JSON.stringify(id))));
}

function without<In extends FieldValues>(all: In, omit: readonly string[] | undefined): Partial<In> {
  if (omit === undefined) return all;
  return Object.fromEntries(Object.entries(all).filter(([key]) => !omit.includes(key))) as Partial<In>;
}
