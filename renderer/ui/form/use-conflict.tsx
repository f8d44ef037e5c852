import { useRef, useState, type ReactNode } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';

import { isAppError } from '#shared/kernel/app-error.ts';
import { instant, type Instant } from '#shared/kernel/instant.ts';
import { ConflictNotice } from '../conflict-notice.tsx';
import { mergeVersions, type FormParts } from './merge-versions.ts';
import type { RestoredDraft } from './use-draft.ts';
import type { OfficeForm } from './use-office-form.ts';

const changer = z.object({ changedByName: z.string(), changedAt: instant });
const conflictData = z.object({ changedByName: z.string().nullable(), changedAt: instant.nullable() });

interface Found<Card> {
  readonly who: string | null;
  readonly at: Instant | null;
  readonly theirs: Card;
}

/**
 * Two windows changed the same record: the second is told who changed what, keeps all it typed, and saves over the newer
 * version or takes it. The form stands on `base` until then, whatever reloads meanwhile.
 */
export function useConflict<
  Card extends { readonly version: number },
  Form extends FieldValues,
  const Parts extends FormParts<Form>,
>(options: {
  readonly card: Card;
  readonly formOf: (card: Card) => Form;
  /** Fetches the record as it is saved now. */
  readonly open: () => Promise<Card>;
  readonly parts: Parts;
  readonly label: (part: Parts[number][0]) => string;
  readonly text: (form: Form, part: Parts[number][0]) => string;
  /** Told, before the form is checked again, that it now stands on this newer version. */
  readonly onRebase?: (card: Card) => void;
}): {
  /** What the form opens with; `base` never changes under it by a reload. */
  readonly initial: Form;
  /** Runs a save with the version the form stands on; a CONFLICT is looked into and then thrown on. */
  readonly saving: <Result>(save: (version: number) => Promise<Result>) => Promise<Result>;
  /** Version the form stands on. */
  readonly version: () => number;
  /** Puts a draft into the form, over the version it was typed over; a newer saved one is shown beside it. */
  readonly restore: <Out>(draft: RestoredDraft<Form>, form: UseFormReturn<Form, unknown, Out>) => void;
  readonly clear: () => void;
  /** The notice for `<Form failure>` while a conflict stands; undefined otherwise. */
  readonly notice: <Out>(form: OfficeForm<Form, Out>) => ReactNode | undefined;
} {
  const { card, formOf, open, parts } = options;
  const [first] = useState(() => ({ version: card.version, form: formOf(card) }));
  const base = useRef(first);
  const [found, setFound] = useState<Found<Card> | null>(null);

  async function saving<Result>(save: (version: number) => Promise<Result>): Promise<Result> {
    try {
      return await save(base.current.version);
    } catch (error) {
      if (isAppError(error, 'CONFLICT')) {
        const data = conflictData.safeParse(error.data);
        setFound({
          who: data.success ? data.data.changedByName : null,
          at: data.success ? data.data.changedAt : null,
          theirs: await open(),
        });
      }
      throw error;
    }
  }

  function restore<Out>(draft: RestoredDraft<Form>, form: UseFormReturn<Form, unknown, Out>): void {
    const version = draft.version ?? base.current.version;
    base.current = { version, form: draft.base };
    form.reset(draft.base);
    for (const key of Object.keys(draft.values) as Path<Form>[]) {
      form.setValue(key, draft.values[key], { shouldDirty: true });
    }
    if (version === card.version) return;
    const saved = changer.safeParse(card);
    setFound({
      who: saved.success ? saved.data.changedByName : null,
      at: saved.success ? saved.data.changedAt : null,
      theirs: card,
    });
  }

  /** From now on the form stands on the newer version; what it did not touch follows that version. */
  function rebase<Out>(office: OfficeForm<Form, Out>, theirs: Card, next: Form): void {
    base.current = { version: theirs.version, form: formOf(theirs) };
    options.onRebase?.(theirs);
    office.form.reset(base.current.form);
    for (const key of Object.keys(next) as Path<Form>[]) {
      office.form.setValue(key, next[key], { shouldDirty: true });
    }
    office.clearFailure();
    setFound(null);
  }

  function notice<Out>(office: OfficeForm<Form, Out>): ReactNode | undefined {
    if (found === null) return undefined;
    const theirs = formOf(found.theirs);
    const merge = () => mergeVersions<Form, Parts>(parts, base.current.form, office.form.getValues(), theirs);
    const { changed, clashes } = merge();
    return (
      <ConflictNotice
        who={found.who}
        at={found.at}
        changed={changed.map((part) => options.label(part))}
        fields={clashes.map((part) => ({
          label: options.label(part),
          mine: options.text(office.form.getValues(), part),
          theirs: options.text(theirs, part),
        }))}
        onKeepMine={() => {
          // Merged at the click, not when the notice was drawn: typing may have gone on since.
          rebase(office, found.theirs, merge().merged);
          void office.submit();
        }}
        onTakeTheirs={() => rebase(office, found.theirs, theirs)}
      />
    );
  }

  return {
    initial: first.form,
    saving,
    version: () => base.current.version,
    restore,
    clear: () => setFound(null),
    notice,
  };
}
