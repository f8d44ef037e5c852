import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import {
  basisFields,
  careCaseNumber,
  fundingFields,
  placeFields,
  type BasisFields,
  type ChildCare,
  type FundingFields,
} from '#shared/features/foster-care/care.schema.ts';
import { exceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { personId, type HomeId } from '#shared/kernel/ids.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import {
  CheckField,
  ComboSearchField,
  DateField,
  FieldGrid,
  Form,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
  Wide,
} from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { childPath, PATHS } from '../../ui/paths.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useGoBack, useHistory, useScreenSearch } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Notice, Skeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePeopleSearch } from '../../ui/use-people-search.ts';
import { underFields } from './care-draft.ts';
import { dayOrToday } from './day-or-today.ts';
import { HomeField } from './home-field.tsx';
import { BasisFieldsOf, EMPTY_BASIS, EMPTY_FUNDING, FundingFieldsOf } from './line-dialogs.tsx';
import { EMPTY_EXCEPTION, LimitNotes, type WithException } from './limit-notes.tsx';
import { childIdOf, useChildCare } from './queries.ts';
import { placeChildScreen } from './screens.ts';
import { minuteOf, typedForm, type Typed } from './typed-form.ts';
import { useWords } from './use-words.ts';

const FORM_ID = 'place-form';

interface PlaceForm extends WithException {
  personId: string | null;
  caseNumber: string | null;
  homeId: string | null;
  from: string | null;
  fromMinute: string | null;
  reason: string | null;
  note: string | null;
  withBasis: boolean;
  basis: Typed<BasisFields>;
  withFunding: boolean;
  funding: Typed<FundingFields>;
}

const typedPlace = z.strictObject({
  personId,
  caseNumber: careCaseNumber,
  ...placeFields.shape,
  basis: basisFields.nullable(),
  funding: fundingFields.nullable(),
  exception: exceptionFields,
});
type TypedPlace = z.infer<typeof typedPlace>;

/** Umieść w pieczy: who, where, since when, why; the basis and who pays at once, where they are known. */
export function PlaceChildPage(): ReactNode {
  const [{ child }] = useScreenSearch(placeChildScreen);
  return child === null ? <PlacingForm child={null} /> : <PlaceKnown key={child} id={child} />;
}

function PlaceKnown({ id }: { readonly id: string }): ReactNode {
  const t = useText('care');
  const query = useChildCare(id);
  const [first, setFirst] = useState<ChildCare | null>(null);
  // From the first answer on the form stands, whatever reloads: typing must not be lost.
  if (first === null && query.data !== undefined) setFirst(query.data);
  if (first !== null) return <PlacingForm child={first} />;
  return (
    <Page
      title={t('place.title')}
      ruled
      breadcrumb={[{ label: t('title'), to: PATHS.children }, { label: t('place.title') }]}
    >
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton rows={6} />}
    </Page>
  );
}

function PlacingForm({ child }: { readonly child: ChildCare | null }): ReactNode {
  const t = useText('care');
  const { care } = useClient();
  const history = useHistory();
  const back = useGoBack(PATHS.children);
  const toast = useToast();
  const changed = useRecordsChanged();
  const people = usePeopleSearch();
  const words = useWords();
  const noChild = t('form.noChild');
  const [{ home: homeId }] = useScreenSearch(placeChildScreen);
  const home = useKnownHome(homeId);
  const today = officeToday();
  const nameOf = (id: string): string => {
    if (child !== null) return `${child.firstName} ${child.surname}`;
    const found = people.personOf(id);
    return found === undefined ? '' : `${found.firstName} ${found.surname}`;
  };
  const form = useOfficeForm<PlaceForm, TypedPlace, { personId: string; who: string }>({
    draft: {
      form: 'care.place',
      ...(child === null ? {} : { subject: { kind: 'person', id: child.personId } as const }),
    },
    schema: useMemo(
      () =>
        typedForm(typedPlace, undefined, ({ withBasis, withFunding, ...typed }: PlaceForm) => ({
          ...typed,
          personId: typed.personId ?? noChild,
          caseNumber: blankToNull(typed.caseNumber),
          fromMinute: minuteOf(typed.fromMinute),
          basis: withBasis ? typed.basis : null,
          funding: withFunding ? typed.funding : null,
        })),
      [noChild],
    ),
    defaultValues: {
      personId: child?.personId ?? null,
      caseNumber: child?.caseNumber ?? child?.proposedCaseNumber ?? null,
      homeId,
      from: today,
      fromMinute: null,
      reason: null,
      note: null,
      withBasis: true,
      basis: { ...EMPTY_BASIS, from: today },
      withFunding: true,
      funding: { ...EMPTY_FUNDING, from: today },
      exception: EMPTY_EXCEPTION,
    },
    save: async ({ personId: id, caseNumber, basis, funding, exception, ...fields }) => {
      // Whose care goes on must be known before: a child chosen here is looked up, so that two windows cannot place it twice.
      const known = found?.personId === id ? found : await care.open({ personId: id });
      await care.place({ personId: id, version: known.version, caseNumber, fields, basis, funding, exception });
      await changed();
      return { personId: id, who: nameOf(id) };
    },
    onSaved: ({ personId: id, who }) => {
      toast({ text: t('place.done', { who }), kind: 'registered' });
      history.replace(childPath(id));
    },
    fieldOf: underFields,
  });
  const { control, getValues, resetField } = form.form;
  const chosen = useWatch({ control, name: 'personId' });
  const found = useChosenChild(child === null ? chosen : null) ?? child;
  const number = found?.caseNumber ?? found?.proposedCaseNumber ?? null;
  useEffect(() => {
    // A number that is proposed is no typing: as a default it makes no draft of a form in which nothing was typed.
    if (number !== null && getValues('caseNumber') === null) resetField('caseNumber', { defaultValue: number });
  }, [number, getValues, resetField]);
  const inCare = found?.placements.find((one) => one.withdrawn === null && one.kind === 'stay' && one.to === null);
  const [from, withBasis, withFunding, place, basis] = useWatch({
    control,
    name: ['from', 'withBasis', 'withFunding', 'homeId', 'basis.kind'],
  });
  // The days of the basis and of who pays follow the first day in the place, until somebody types others; following is no
  // typing either.
  const followed = useRef<string | null>(today);
  useEffect(() => {
    if (from === followed.current || !localDate.safeParse(from).success) return;
    for (const name of ['basis.from', 'funding.from'] as const) {
      if (getValues(name) === followed.current) resetField(name, { defaultValue: from });
    }
    followed.current = from;
  }, [from, getValues, resetField]);
  return (
    <FormPage
      title={t('place.title')}
      breadcrumb={[{ label: t('title'), to: PATHS.children }, { label: t('place.title') }]}
      form={form}
      formId={FORM_ID}
      onCancel={back}
      save={{ label: t('place.confirm'), icon: null }}
    >
      {inCare === undefined || found === null ? null : (
        <Notice tone="danger">
          {t('form.inCare', { date: fmt.date(inCare.from) })}{' '}
          <TextLink to={childPath(found.personId)}>{t('form.openCard')}</TextLink>
        </Notice>
      )}
      <Form form={form} id={FORM_ID} onCancel={back}>
        <Section title={t('form.placement')} ruled={false}>
          <FieldGrid>
            <Wide>
              <ComboSearchField
                control={control}
                name="personId"
                label={t('form.child')}
                hint={t('form.childHint')}
                required
                minLength={2}
                queryKey={people.queryKey}
                search={people.search}
                initial={child === null ? null : { id: child.personId, label: `${child.surname} ${child.firstName}` }}
              />
            </Wide>
            <Wide>
              <HomeField key={home?.label ?? ''} control={control} name="homeId" day={from} initial={home} />
            </Wide>
            <DateField control={control} name="from" label={t('form.from')} hint={t('form.fromHint')} required />
            <TextField control={control} name="fromMinute" label={t('form.hour')} hint={t('form.hourHint')} nullable />
            <Wide>
              <SelectField
                control={control}
                name="reason"
                label={t('form.reason')}
                hint={t('form.reasonHint')}
                empty={t('form.choose')}
                options={words.options('placement-reason', dayOrToday(from))}
                required
              />
            </Wide>
            <TextField
              control={control}
              name="caseNumber"
              label={t('form.caseNumber')}
              {...(found?.proposedCaseNumber == null
                ? {}
                : { hint: t('form.caseNumberHint', { number: found.proposedCaseNumber }) })}
              nullable
            />
            <Wide>
              <LimitNotes
                control={control}
                placing={{
                  personId: chosen,
                  homeId: place,
                  kind: 'stay',
                  from,
                  to: null,
                  basis: withBasis ? blankToNull(basis ?? '') : null,
                  formerId: null,
                }}
              />
            </Wide>
            <Wide>
              <TextAreaField control={control} name="note" label={t('form.note')} rows={2} nullable />
            </Wide>
          </FieldGrid>
        </Section>
        <Section title={t('card.bases')} ruled={false}>
          <CheckField control={control} name="withBasis" label={t('form.withBasis')} />
          {withBasis ? <BasisFieldsOf control={control} at="basis." /> : null}
        </Section>
        <Section title={t('card.funding')} ruled={false}>
          <CheckField control={control} name="withFunding" label={t('form.withFunding')} />
          {withFunding ? <FundingFieldsOf control={control} at="funding." /> : null}
        </Section>
      </Form>
    </FormPage>
  );
}

/** The care of a child chosen in the form: whether it has a number, or a place already; null until it is known. */
function useChosenChild(id: string | null): ChildCare | null {
  const api = useApi();
  const query = useQuery({
    ...api.care.open.queryOptions({ input: { personId: childIdOf(id ?? '') } }),
    enabled: id !== null,
  });
  return query.data ?? null;
}

/** The home whose card led here, as the field names it; null while unknown. */
function useKnownHome(id: HomeId | null): { readonly id: string; readonly label: string } | null {
  const api = useApi();
  const input = { filter: { ids: id === null ? [] : [id] }, window: { offset: 0, limit: 1 } };
  const { data } = useQuery({ ...api.homes.list.queryOptions({ input }), enabled: id !== null });
  const row = data?.rows[0];
  return row?.shown === true ? { id: row.id, label: row.name } : null;
}
