import { insertPath, setPathEnd } from '#db/repositories/leavers.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { pathEndProblems, pathProblems } from '#shared/features/foster-care/leavers.rules.ts';
import type { LeaverPath, PathEndFields, PathFields } from '#shared/features/foster-care/leavers.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { overlaps } from '#shared/kernel/dated-rows.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { formatDate, periodText } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeLeaver, livePaths, type LeaverChanged, type LeaverFrame, type LeaverTarget } from '../change-leaver.ts';
import { wordProblems } from '../words.ts';

/** A path to independence begins. */
export async function openPath(
  deps: Deps,
  actor: Actor,
  input: LeaverTarget & { readonly fields: PathFields },
): Promise<LeaverChanged> {
  const { personId } = input;
  const fields = { ...input.fields, note: blankToNull(input.fields.note) };
  return await changeLeaver(deps, actor, input, async (tx, frame) => {
    refuseProblems('fields', pathProblems(fields.from, frame.person, frame.viewer.today));
    const clash = livePaths(frame).find((one) => overlaps(one, { from: fields.from, to: null }));
    if (clash !== undefined) {
      const message = `Otwarto: podaj dzień otwarcia po zakończeniu poprzedniej sprawy (${periodText(clash.from, clash.to)}).`;
      refuseProblems('fields', [{ path: 'from', message }]);
    }
    const chosen = { dictionary: 'leaver-basis', code: fields.basis, path: 'basis', label: 'Podstawa' } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.from)).problems);
    const id = asRecordId(deps.ids.next());
    await insertPath(tx, { ...fields, id, personId }, frame.change);
    return { lineId: id, fields: ['leaverPath'], after: { leaverPath: fields } };
  });
}

/** A path ends, with its reason. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function endPath(
  deps: Deps,
  actor: Actor,
  input: LeaverTarget & { readonly lineId: RecordId; readonly fields: PathEndFields },
): Promise<LeaverChanged> {
  const { lineId } = input;
  const fields = { ...input.fields, note: blankToNull(input.fields.note) };
  return await changeLeaver(deps, actor, input, async (tx, frame) => {
    const path = pathOf(frame, lineId);
    if (path.to !== null) throw new AppError('ALREADY_DONE', { state: 'ended' });
    refuseProblems('fields', pathEndProblems(path.from, fields.to, frame.viewer.today));
    const chosen = {
      dictionary: 'leaver-end',
      code: fields.reason,
      path: 'reason',
      label: 'Powód zakończenia',
    } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.to)).problems);
    await setPathEnd(tx, lineId, fields);
    return { lineId, fields: ['leaverPath', 'ended'], after: { ended: fields } };
  });
}

/** Undoes an ending. @throws AppError NOT_FOUND, ALREADY_DONE; INVALID_INPUT when another path follows by now */
export async function reopenPath(
  deps: Deps,
  actor: Actor,
  input: LeaverTarget & { readonly lineId: RecordId },
): Promise<LeaverChanged> {
  const { lineId } = input;
  return await changeLeaver(deps, actor, input, async (tx, frame) => {
    const path = pathOf(frame, lineId);
    if (path.to === null) throw new AppError('ALREADY_DONE', { state: 'open' });
    const later = livePaths(frame).find(({ from }) => from > path.from);
    if (later !== undefined) {
      const message = `Wpis: wybierz wpis o następnej sprawie, otwartej ${formatDate(later.from)}; wcześniejszej nie można już otworzyć.`;
      refuseProblems(null, [{ path: 'lineId', message }]);
    }
    await setPathEnd(tx, lineId, null);
    const ended = { to: path.to, reason: path.endReason?.code ?? null, note: path.endNote };
    return { lineId, fields: ['leaverPath', 'ended'], before: { ended }, after: { ended: null } };
  });
}

/** The path of that id that counts. @throws AppError NOT_FOUND */
function pathOf(frame: LeaverFrame, id: RecordId): LeaverPath {
  const path = livePaths(frame).find((one) => one.id === id);
  if (path === undefined) throw new AppError('NOT_FOUND', { kind: 'person' });
  return path;
}
