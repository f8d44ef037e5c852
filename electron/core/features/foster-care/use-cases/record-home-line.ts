import {
  homeTable,
  insertContract,
  insertPaper,
  insertReadiness,
  setContractEnd,
  storedContract,
  storedLine,
} from '#db/repositories/home-line-writes.repository.ts';
import { setFormEnd, storedFormDays, type FormDays, type StoredForm } from '#db/repositories/homes.repository.ts';
import { putBack, takeBack } from '#db/repositories/taken-back.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { contractProblems, paperProblems, readinessProblems } from '#shared/features/foster-care/homes.rules.ts';
import type {
  ContractFields,
  HomeLine,
  PaperFields,
  ReadinessFields,
} from '#shared/features/foster-care/homes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { HomeId, RecordId } from '#shared/kernel/ids.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { changeHome, type HomeTarget } from '../change-home.ts';
import { wordProblems } from '../words.ts';

type Changed = Promise<{ id: HomeId; version: number }>;

/** A contract about being a home: its kind, number, parties and days. */
export async function recordContract(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly fields: ContractFields },
): Changed {
  const { fields } = input;
  refuseProblems('fields', contractProblems(fields));
  return await changeHome(deps, actor, input, async (tx, { home, change }) => {
    const chosen = { dictionary: 'home-contract', code: fields.kind, path: 'kind', label: 'Rodzaj umowy' } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.from)).problems);
    await insertContract(tx, home.id, asRecordId(deps.ids.next()), fields, change);
    return { fields: ['contract'], after: { contract: fields } };
  });
}

/** A contract ends before its day. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function endContract(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly lineId: RecordId; readonly on: LocalDate; readonly reason: string },
): Changed {
  const { lineId, on, reason } = input;
  return await changeHome(deps, actor, input, async (tx, { home }) => {
    const contract = await storedContract(tx, home.id, lineId);
    if (contract === null) throw new AppError('NOT_FOUND', { kind: 'home' });
    if (contract.ended) throw new AppError('ALREADY_DONE', { state: 'ended' });
    if (on < contract.from || (contract.to !== null && on > contract.to)) {
      const until = contract.to === null ? '' : ` i nie późniejszą niż ${formatDate(contract.to)}`;
      const message = `Data rozwiązania: podaj datę rozwiązania umowy, nie wcześniejszą niż ${formatDate(contract.from)}${until}.`;
      refuseProblems(null, [{ path: 'on', message }]);
    }
    await setContractEnd(tx, lineId, on, reason);
    return { fields: ['contract'], after: { contract: { on, reason } } };
  });
}

/** Whom the home is ready to take from a day on; what held before stays. */
export async function recordReadiness(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly fields: ReadinessFields },
): Changed {
  const { fields } = input;
  return await changeHome(deps, actor, input, async (tx, { home, change, viewer }) => {
    refuseProblems('fields', readinessProblems(fields, viewer.today));
    const chosen = fields.accepts.map((code, index) => ({
      dictionary: 'readiness' as const,
      code,
      path: `accepts.${index}`,
      label: 'Gotowość przyjęcia',
    }));
    refuseProblems('fields', (await wordProblems(tx, chosen, fields.from)).problems);
    await insertReadiness(tx, home.id, asRecordId(deps.ids.next()), fields, change);
    return { fields: ['readiness'], after: { readiness: fields } };
  });
}

/** A required paper: what it is, whose, until when it is valid and where it lies. */
export async function recordPaper(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly fields: PaperFields },
): Changed {
  const { fields } = input;
  return await changeHome(deps, actor, input, async (tx, { home, change, viewer }) => {
    refuseProblems('fields', paperProblems(fields, viewer.today));
    const chosen = { dictionary: 'home-paper', code: fields.kind, path: 'kind', label: 'Rodzaj dokumentu' } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.issuedOn)).problems);
    const { personId } = fields;
    if (personId !== null) await requireSight(tx, viewerOf(deps, actor, 'people.view'), 'person', [personId]);
    await insertPaper(tx, home.id, asRecordId(deps.ids.next()), fields, change);
    return {
      fields: ['paper'],
      after: { paper: fields },
      ...(personId === null ? {} : { subjects: [{ kind: 'person', id: personId } as const] }),
    };
  });
}

/** Takes back a line entered by mistake. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function withdrawHomeLine(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly line: HomeLine; readonly lineId: RecordId; readonly reason: string },
): Changed {
  const { line, lineId, reason } = input;
  return await changeHome(deps, actor, input, async (tx, { home, change }) => {
    const stored = await storedLine(tx, line, home.id, lineId);
    if (stored === null) throw new AppError('NOT_FOUND', { kind: 'home' });
    if (stored.withdrawn) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    if (line === 'form' && home.forms.length === 1) {
      const message = 'Powód wycofania: wpisz najpierw właściwą formę; bez tego nie ma powodu wycofania jedynej formy.';
      refuseProblems(null, [{ path: 'reason', message }]);
    }
    await takeBack(tx, homeTable(line), lineId, { ...change, reason });
    if (line === 'form') await formerGoesOn(tx, home.forms, lineId);
    return { fields: [line, 'withdrawn'], after: { withdrawn: reason } };
  });
}

/** Undoes a withdrawal. @throws AppError NOT_FOUND, ALREADY_DONE; RULE_BROKEN when a form of the same days stands by now */
export async function reinstateHomeLine(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly line: HomeLine; readonly lineId: RecordId },
): Changed {
  const { line, lineId } = input;
  return await changeHome(deps, actor, input, async (tx, { home }) => {
    const stored = await storedLine(tx, line, home.id, lineId);
    if (stored === null) throw new AppError('NOT_FOUND', { kind: 'home' });
    if (!stored.withdrawn) throw new AppError('ALREADY_DONE', { state: 'in-use' });
    if (line === 'form') await formerGivesWay(tx, home.forms, await storedFormDays(tx, lineId));
    await putBack(tx, homeTable(line), lineId);
    return { fields: [line, 'withdrawn'], after: { withdrawn: null } };
  });
}

/** With a form taken back the one that made room for it goes on in its place. */
async function formerGoesOn(tx: Tx, forms: readonly StoredForm[], taken: RecordId): Promise<void> {
  const gone = forms.find(({ id }) => id === taken);
  if (gone === undefined) return;
  const former = forms.find((one) => one.to !== null && addDays(one.to, 1) === gone.from && one.endReason === null);
  if (former !== undefined && (former.form === 'respite') === (gone.form === 'respite')) {
    await setFormEnd(tx, former.id, gone.to, gone.endReason);
  }
}

/** With a form put back the one that went on in its place ends on the day before again. */
async function formerGivesWay(tx: Tx, forms: readonly StoredForm[], back: FormDays): Promise<void> {
  const former = forms.find(
    (one) => one.from < back.from && (one.form === 'respite') === (back.form === 'respite') && holdsOn(one, back.from),
  );
  if (former !== undefined && former.to === back.to) await setFormEnd(tx, former.id, addDays(back.from, -1), null);
}
