import type { ReactNode } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';

import { useText } from '../../i18n/index.ts';
import { ComboSearchField } from '../../ui/form/index.ts';
import { dayOrToday } from './day-or-today.ts';
import { useHomesSearch } from './use-homes-search.ts';

/** Chooses a family or an institution that works on the day. */
export function HomeField<Form extends FieldValues, Out>(props: {
  readonly control: Control<Form, unknown, Out>;
  readonly name: FieldPath<Form>;
  /** The day on which the child comes, as it is typed. */
  readonly day: string | null;
  readonly initial?: { readonly id: string; readonly label: string } | null;
}): ReactNode {
  const t = useText('care');
  const homes = useHomesSearch(dayOrToday(props.day));
  return (
    <ComboSearchField
      control={props.control}
      name={props.name}
      label={t('form.home')}
      hint={t('form.homeHint')}
      required
      minLength={2}
      queryKey={homes.queryKey}
      search={homes.search}
      initial={props.initial ?? null}
    />
  );
}
