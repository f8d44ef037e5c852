import type { DraftForm, DraftPlace } from '#shared/features/drafts/drafts.schema.ts';
import { screenOfNewPerson } from '../../ui/joining-people.ts';
import { familyPath, PATHS, personPath } from '../../ui/paths.ts';

/** Forms with a screen of their own, or a tab of the record's card; any other is asked in a dialog of the card. */
const OWN_SCREENS: Partial<Record<DraftForm, (place: DraftPlace) => string>> = {
  'people.new': ({ subject, context }) => {
    const family = subject?.id ?? (context === '' ? null : context);
    return family === null ? PATHS.newPerson : screenOfNewPerson(family);
  },
  'people.edit': (place) => `${cardOf(place)}/edycja`,
  'families.new': () => PATHS.newFamily,
  'families.edit': (place) => `${cardOf(place)}/edycja`,
  'notes.write': (place) => `${cardOf(place)}?tab=chronicle&write=note`,
  'notes.correct': (place) => `${cardOf(place)}?tab=chronicle`,
  'notes.withdraw': (place) => `${cardOf(place)}?tab=chronicle`,
  'plans.write': (place) => `${cardOf(place)}?tab=plans&write=plan`,
  'plans.outcome': (place) => `${cardOf(place)}?tab=plans`,
  'plans.assess': (place) => `${cardOf(place)}?tab=plans`,
  'plans.withdraw': (place) => `${cardOf(place)}?tab=plans`,
  'relations.add': (place) => `${cardOf(place)}?tab=network`,
  'relations.correct': (place) => `${cardOf(place)}?tab=network`,
  'relations.end': (place) => `${cardOf(place)}?tab=network`,
  'relations.withdraw': (place) => `${cardOf(place)}?tab=network`,
  'administration.new-user': () => PATHS.newUser,
};

function cardOf({ subject }: DraftPlace): string {
  if (subject === null) return PATHS.dashboard;
  return subject.kind === 'person' ? personPath(subject.id) : familyPath(subject.id);
}

/** Where a draft waits: its own screen, or the card of the record it is about. */
export function wayToDraft(place: DraftPlace): string {
  return (OWN_SCREENS[place.form] ?? cardOf)(place);
}
