import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';

/** How a bar is drawn: filled petrol, light petrol, petrol outline, grey, plain outline. */
export type Tone = 'filled' | 'light' | 'outlined' | 'grey' | 'plain';

export function toneOf(form: HomeForm | null): Tone {
  switch (form) {
    case null:
      return 'plain';
    case 'professional':
    case 'non-professional':
    case 'specialist-disability':
    case 'specialist-juvenile':
    case 'specialist-mothers':
      return 'filled';
    case 'kinship':
      return 'light';
    case 'family-childrens-home':
      return 'outlined';
    case 'emergency':
    case 'respite':
    case 'institution-socialising':
    case 'institution-intervention':
    case 'institution-therapeutic':
    case 'institution-family':
    case 'regional-therapeutic':
    case 'pre-adoption':
      return 'grey';
    default:
      return assertNever(form);
  }
}
