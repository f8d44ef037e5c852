import { LIMIT_RULES, type LimitRuleCode } from './limits.facts.ts';
import { isFamilyForm, type HomeForm } from './forms.ts';

/** Forms of a family that share the limit of art. 53. */
const LIMITED_FAMILIES = [
  'non-professional',
  'professional',
  'emergency',
  'specialist-disability',
  'specialist-juvenile',
  'specialist-mothers',
] as const satisfies readonly HomeForm[];

/** Whether a home with these forms is family care; institutions come after it. */
export const isFamilyHome = (forms: readonly HomeForm[]): boolean => forms.some(isFamilyForm);

/** The number a home is measured by: which rule, and what lets more children in. */
export interface HomeLimit {
  readonly form: HomeForm;
  readonly rule: LimitRuleCode;
  /** Two forms counted together (art. 67). */
  readonly combined: boolean;
  /** Article by which siblings may go over it with consent and opinion. */
  readonly siblings: string | null;
  /** The number with the wojewoda's permit, for everybody or for siblings only. */
  readonly permit: { readonly rule: LimitRuleCode; readonly siblingsOnly: boolean } | null;
}

const INSTITUTIONS: readonly HomeLimit[] = [
  ...(['institution-socialising', 'institution-intervention', 'institution-therapeutic'] as const).map((form) => ({
    form,
    rule: 'foster-limit-institution' as const,
    combined: false,
    siblings: null,
    permit: null,
  })),
  {
    form: 'institution-family',
    rule: 'foster-limit-institution-family',
    combined: false,
    siblings: null,
    permit: { rule: 'foster-limit-institution-family-permit', siblingsOnly: true },
  },
  {
    form: 'regional-therapeutic',
    rule: 'foster-limit-regional',
    combined: false,
    siblings: null,
    permit: { rule: 'foster-limit-regional-permit', siblingsOnly: false },
  },
  { form: 'pre-adoption', rule: 'foster-limit-pre-adoption', combined: false, siblings: null, permit: null },
];

/**
 * The rule that says how many may be in a home with these forms; null where the act has no number (kinship and respite).
 * A kinship family with another form is measured by both together.
 */
export function limitOfForms(forms: readonly HomeForm[]): HomeLimit | null {
  const combined = forms.includes('kinship');
  if (forms.includes('family-childrens-home')) {
    const rule = combined ? 'foster-limit-combined-home' : 'foster-limit-family-home';
    const siblings = LIMIT_RULES['foster-limit-family-home'].article;
    return { form: 'family-childrens-home', rule, combined, siblings, permit: null };
  }
  const family = LIMITED_FAMILIES.find((form) => forms.includes(form));
  if (family !== undefined) {
    const rule = combined ? 'foster-limit-combined' : 'foster-limit-family';
    return { form: family, rule, combined, siblings: LIMIT_RULES['foster-limit-family'].article, permit: null };
  }
  return INSTITUTIONS.find(({ form }) => forms.includes(form)) ?? null;
}
