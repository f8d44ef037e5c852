import {
  insertGoal,
  insertGuardian,
  insertHelp,
  insertProgramme,
  insertStep,
  insertSuspension,
  setGuardianEnd,
} from '#db/repositories/leavers.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { Dictionary } from '#shared/features/dictionaries/dictionaries.schema.ts';
import { lineProblems } from '#shared/features/foster-care/leavers.rules.ts';
import type { LeaverPath, LineFields, LineOf } from '#shared/features/foster-care/leavers.schema.ts';
import { comingAfter, overlaps } from '#shared/kernel/dated-rows.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { addDays, formatDate, periodText, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight } from '../../../records/viewer.ts';
import { changeLeaver, openPathOf, type LeaverChanged, type LeaverFrame, type LeaverTarget } from '../change-leaver.ts';
import type { Chosen } from '../words.ts';

/** A line of the open path. @throws AppError ALREADY_DONE when no path is open */
export async function recordLeaverLine(
  deps: Deps,
  actor: Actor,
  input: LeaverTarget & { readonly fields: LineFields },
): Promise<LeaverChanged> {
  const fields = withoutBlanks(input.fields);
  return await changeLeaver(deps, actor, input, async (tx, frame) => {
    const path = openPathOf(frame);
    refuseProblems('fields', lineProblems(fields, frame.person, frame.viewer.today));
    const chosen = wordOf(fields);
    if (chosen !== null && !frame.words.offered(chosen.dictionary, chosen.code, chosen.day)) {
      refuseProblems('fields', [{ path: chosen.path, message: `${chosen.label}: wybierz pozycję z\u00A0listy.` }]);
    }
    const lineId = asRecordId(deps.ids.next());
    await WRITERS[fields.line](tx, { frame, path, lineId }, fields as never);
    const person = fields.line === 'guardian' ? fields.personId : null;
    return {
      lineId,
      fields: [FIELD_OF[fields.line]],
      after: { [FIELD_OF[fields.line]]: fields },
      ...(person === null ? {} : { subjects: [{ kind: 'person', id: person }] }),
    };
  });
}

/** Names of the lines in the log of events. */
export const FIELD_OF = {
  path: 'leaverPath',
  guardian: 'leaverGuardian',
  programme: 'leaverProgramme',
  goal: 'leaverGoal',
  help: 'leaverHelp',
  suspension: 'leaverSuspension',
  step: 'leaverStep',
} as const;

function withoutBlanks(fields: LineFields): LineFields {
  switch (fields.line) {
    case 'goal':
      return fields;
    case 'step':
      return { ...fields, keptAt: blankToNull(fields.keptAt), note: blankToNull(fields.note) };
    default:
      return { ...fields, note: blankToNull(fields.note) };
  }
}

type ChosenOn = Chosen & { readonly dictionary: Dictionary; readonly day: LocalDate };

/** The word of a dictionary in a line, with the day on which it has to be offered; null where the line has none. */
function wordOf(fields: LineFields): ChosenOn | null {
  switch (fields.line) {
    case 'guardian':
      return {
        dictionary: 'leaver-guardian',
        code: fields.kind,
        path: 'kind',
        label: 'Kim jest opiekun',
        day: fields.from,
      };
    case 'goal':
      return { dictionary: 'leaver-area', code: fields.area, path: 'area', label: 'Obszar', day: fields.enteredOn };
    case 'help':
      return {
        dictionary: 'leaver-help',
        code: fields.form,
        path: 'form',
        label: 'Forma pomocy',
        day: fields.requestedOn,
      };
    case 'suspension':
      return {
        dictionary: 'leaver-suspension',
        code: fields.reason,
        path: 'reason',
        label: 'Powód zawieszenia',
        day: fields.from,
      };
    case 'step':
      return {
        dictionary: 'leaver-step',
        code: fields.step,
        path: 'step',
        label: 'Dokument lub czynność',
        day: fields.doneOn,
      };
    case 'programme':
      return null;
  }
}

interface Place {
  readonly frame: LeaverFrame;
  readonly path: LeaverPath;
  readonly lineId: RecordId;
}
type Writer<Kind extends LineFields['line']> = (tx: Tx, place: Place, fields: LineOf<Kind>) => Promise<void>;

const refuse = (problem: FieldProblem): void => refuseProblems('fields', [problem]);
const live = <Line extends { readonly withdrawn: unknown }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

const WRITERS: { readonly [Kind in LineFields['line']]: Writer<Kind> } = {
  // A new guardian ends the former one on the day before; one entered before others fills the days up to them.
  guardian: async (tx, { frame, path, lineId }, fields) => {
    if (fields.personId !== null)
      await requireSight(tx, { ...frame.viewer, reach: 'all' }, 'person', [fields.personId]);
    const others = live(path.guardians);
    if (others.some(({ from }) => from === fields.from)) {
      const message = `Opiekun od: od ${formatDate(fields.from)} jest już wpisany opiekun; wycofaj tamten wpis, jeżeli jest pomyłką, albo podaj inny dzień.`;
      refuse({ path: 'from', message });
    }
    const held = others.find(({ from, to }) => from < fields.from && (to === null || to >= fields.from));
    if (held !== undefined) await setGuardianEnd(tx, held.id, addDays(fields.from, -1));
    const next = comingAfter(others, fields.from)[0];
    const to = next === undefined ? (held?.to ?? null) : addDays(next.from, -1);
    await insertGuardian(tx, path.id, lineId, { ...fields, to }, frame.change);
  },
  programme: async (tx, { frame, path, lineId }, fields) => {
    const stands = live(path.programmes)[0];
    if (stands !== undefined) {
      const message = `Opracowano: podaj zmianę opracowanego programu zamiast drugiego; program z\u00A0${formatDate(stands.draftedOn)} już jest.`;
      refuse({ path: 'draftedOn', message });
    }
    await insertProgramme(tx, path.id, lineId, fields, frame.change);
  },
  goal: async (tx, { frame, path, lineId }, fields) => {
    const programme = live(path.programmes)[0];
    if (programme === undefined) {
      return refuse({
        path: 'words',
        message: 'Treść: wpisz treść dopiero wtedy, gdy wpisany jest dzień opracowania programu.',
      });
    }
    await insertGoal(tx, programme.id, lineId, fields, frame.change);
  },
  help: async (tx, { frame, path, lineId }, fields) => {
    await insertHelp(tx, path.id, lineId, fields, frame.change);
  },
  suspension: async (tx, { frame, path, lineId }, fields) => {
    const help = live(path.help).find(({ id }) => id === fields.helpId);
    if (help === undefined || help.from === null) {
      return refuse({ path: 'helpId', message: 'Pomoc: wybierz pomoc, która została przyznana.' });
    }
    if (fields.from < help.from || (help.to !== null && fields.from > help.to)) {
      const message = `Zawieszono od: podaj dzień zawieszenia, w\u00A0którym pomoc trwa (${periodText(help.from, help.to)}).`;
      refuse({ path: 'from', message });
    }
    const clash = live(help.suspensions).find((one) => overlaps(one, fields));
    if (clash !== undefined) {
      const message = `Zawieszono od: w\u00A0tym czasie pomoc jest już zawieszona (${periodText(clash.from, clash.to)}); podaj inny dzień.`;
      refuse({ path: 'from', message });
    }
    await insertSuspension(tx, lineId, fields, frame.change);
  },
  step: async (tx, { frame, path, lineId }, fields) => {
    if (live(path.steps).some(({ step }) => step.code === fields.step)) {
      refuse({
        path: 'step',
        message: 'Dokument lub czynność: wybierz inny dokument lub inną czynność, bo ta pozycja jest już wpisana.',
      });
    }
    await insertStep(tx, path.id, lineId, fields, frame.change);
  },
};
