import type {
  LeaverCard,
  LeaverPath,
  LineFields,
  LineOf,
  PathFields,
} from '#shared/features/foster-care/leavers.schema.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { there } from './foster-care.ts';

export function aPath(from: LocalDate | string, wishes: Partial<PathFields> = {}): PathFields {
  return { basis: 'foster-care', from: asLocalDate(from), note: null, ...wishes };
}

export function aGuardian(
  who: { readonly personId: PersonId } | { readonly userId: LineOf<'guardian'>['userId'] },
  from: LocalDate | string,
  wishes: Partial<LineOf<'guardian'>> = {},
): LineOf<'guardian'> {
  const none = { personId: null, userId: null };
  return {
    line: 'guardian',
    kind: 'coordinator',
    ...none,
    ...who,
    from: asLocalDate(from),
    consentOn: null,
    note: null,
    ...wishes,
  };
}

export const aProgramme = (draftedOn: string, note: string | null = null): LineOf<'programme'> => ({
  line: 'programme',
  draftedOn: asLocalDate(draftedOn),
  note,
});

export const aGoal = (enteredOn: string, wishes: Partial<LineOf<'goal'>> = {}): LineOf<'goal'> => ({
  line: 'goal',
  kind: 'goal',
  area: 'education',
  enteredOn: asLocalDate(enteredOn),
  words: 'Ukończenie szkoły',
  dueOn: null,
  ...wishes,
});

export const aRequest = (requestedOn: string, wishes: Partial<LineOf<'help'>> = {}): LineOf<'help'> => ({
  line: 'help',
  form: 'study',
  requestedOn: asLocalDate(requestedOn),
  note: null,
  ...wishes,
});

export const aStep = (doneOn: string, wishes: Partial<LineOf<'step'>> = {}): LineOf<'step'> => ({
  line: 'step',
  step: 'informed',
  doneOn: asLocalDate(doneOn),
  keptAt: null,
  note: null,
  ...wishes,
});

export const aSuspension = (
  helpId: RecordId,
  from: string,
  wishes: Partial<LineOf<'suspension'>> = {},
): LineOf<'suspension'> => ({
  line: 'suspension',
  helpId,
  reason: 'study-break',
  from: asLocalDate(from),
  to: null,
  note: null,
  ...wishes,
});

/** One person's way to independence through the contract, step by step, each based on the version before. */
export class Way {
  readonly #client: CoreClient;
  readonly personId: PersonId;
  version: number | null = null;

  constructor(client: CoreClient, personId: PersonId) {
    this.#client = client;
    this.personId = personId;
  }

  /** What a call is based on. */
  get at(): { readonly personId: PersonId; readonly version: number } {
    return { personId: this.personId, version: there(this.version) };
  }

  async take(work: Promise<{ readonly version: number; readonly lineId: RecordId | null }>): Promise<RecordId> {
    const { version, lineId } = await work;
    this.version = version;
    return there(lineId);
  }

  async open(fields: PathFields): Promise<RecordId> {
    const { personId, version } = this;
    return await this.take(this.#client.leavers.openPath({ personId, version, fields }));
  }

  async record(fields: LineFields): Promise<RecordId> {
    return await this.take(this.#client.leavers.record({ ...this.at, fields }));
  }

  async card(): Promise<LeaverCard> {
    return await this.#client.leavers.open({ personId: this.personId });
  }

  /** The last path that counts. */
  async path(): Promise<LeaverPath> {
    return there((await this.card()).paths.findLast(({ withdrawn }) => withdrawn === null));
  }
}
