import { makeStyles } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import type { LedRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { tasksGoing } from '#shared/features/caseloads/caseloads.rules.ts';
import { familyId, personId, userId, type RecordId, type UserId } from '#shared/kernel/ids.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { LimitReasonField } from '../../ui/caseload-limit.tsx';
import { DateField, FieldGrid, Form, SelectField, TextAreaField, useOfficeForm, Wide } from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { PeopleSwapRegular } from '../../ui/icons.ts';
import { PATHS } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { screenPath, useGoBack, useHistory, useScreenSearch } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { Notice } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { HandOverRows } from './hand-over-rows.tsx';
import { handOverSchema, type HandOverForm, type HandOverTyped } from './hand-over-model.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useUndoHandOver } from '../../ui/undo-hand-over.ts';
import { useOverview } from './queries.ts';
import { caseloadsScreen, handOverScreen } from './screens.ts';

const FORM_ID = 'hand-over-form';

const useStyles = makeStyles({ preview: { display: 'flex', flexDirection: 'column', gap: '8px' } });

/** Przekazanie spraw: who to whom, since when and why; what goes is shown and may be unticked. */
export function HandOverPage(): ReactNode {
  const styles = useStyles();
  const t = useText('caseloads');
  const client = useClient();
  const toast = useToast();
  const history = useHistory();
  const back = useGoBack(PATHS.caseloads);
  const changed = useRecordsChanged();
  const undo = useUndoHandOver();
  const workers = useWorkers();
  const overview = useOverview(officeToday());
  const [{ worker }] = useScreenSearch(handOverScreen);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [nothingChosen, setNothingChosen] = useState(false);

  const form = useOfficeForm<HandOverForm, HandOverTyped, { id: RecordId } | null>({
    schema: useMemo(
      () =>
        handOverSchema(officeToday(), {
          fromMissing: t('form.fromMissing'),
          toMissing: t('form.toMissing'),
          toSame: t('form.toSame'),
        }),
      [t],
    ),
    draft: { form: 'caseloads.hand-over', context: worker ?? '' },
    defaultValues: { fromId: worker ?? '', toId: '', from: officeToday(), reason: '', limitReason: '' },
    save: async (typed) => {
      setNothingChosen(chosen.length === 0);
      if (chosen.length === 0) return null;
      const done = await client.caseloads.handOver({
        ...typed,
        families: chosen.filter(({ kind }) => kind === 'family').map(({ id }) => familyId.parse(id)),
        people: chosen.filter(({ kind }) => kind === 'person').map(({ id }) => personId.parse(id)),
      });
      await changed();
      toast({
        text: t('form.done', {
          families: done.families,
          people: done.people,
          tasks: done.tasks,
          day: fmt.date(typed.from),
          name: nameOf(typed.toId),
        }),
        undo: undo.fromToast(done.id),
      });
      return done;
    },
    onSaved: (done) => {
      if (done !== null) history.replace(screenPath(caseloadsScreen, {}, { tab: 'log' }));
    },
  });
  const { control } = form.form;
  const [fromId, toId, from] = useWatch({ control, name: ['fromId', 'toId', 'from'] });
  const preview = usePreview(fromId, toId, from);
  const rows = preview.data?.rows ?? [];
  const chosen = rows.filter((row) => row.shown && !left.has(row.id));
  const hidden = rows.filter(({ shown }) => !shown);
  const limit = preview.data?.limit;
  const counted = new Set(preview.data?.counted ?? []);
  const coming = chosen.filter(({ id }) => counted.has(id)).length;
  const families = (preview.data?.takerFamilies ?? 0) + coming;
  const going = tasksGoing(preview.data?.tasks ?? [], new Set(chosen.map(({ id }) => id)));
  const check =
    limit === undefined
      ? undefined
      : {
          families,
          limit: limit.value,
          source: limit.source,
          kinds: limit.kinds,
          over: coming > 0 && families > limit.value,
        };
  const nameOf = (id: string): string => workers.data?.find((one) => one.id === id)?.displayName ?? '';
  // Whoever leads something may give it away, also when no longer a worker.
  const givers = (overview.data?.workers ?? []).filter((one) => one.families + one.people > 0);

  return (
    <FormPage
      title={t('form.title')}
      breadcrumb={[{ label: t('title'), to: PATHS.caseloads }, { label: t('form.title') }]}
      form={form}
      formId={FORM_ID}
      onCancel={back}
      save={{ label: t('form.save'), icon: <PeopleSwapRegular /> }}
    >
      <Form form={form} id={FORM_ID} onCancel={back}>
        <Section title={t('form.who')} ruled={false}>
          <FieldGrid>
            <SelectField
              control={control}
              name="fromId"
              label={t('form.from')}
              empty={t('form.choose')}
              required
              options={givers.map((one) => ({ value: one.userId, label: one.displayName }))}
            />
            <SelectField
              control={control}
              name="toId"
              label={t('form.to')}
              empty={t('form.choose')}
              required
              options={(workers.data ?? [])
                .filter(({ id }) => id !== fromId)
                .map((one) => ({ value: one.id, label: one.displayName }))}
            />
            <DateField control={control} name="from" label={t('form.since')} hint={t('form.sinceHint')} required />
            <Wide>
              <TextAreaField
                control={control}
                name="reason"
                label={t('form.reason')}
                hint={t('form.reasonHint')}
                rows={2}
                required
              />
            </Wide>
          </FieldGrid>
        </Section>
        <Section
          title={t('form.preview')}
          {...(rows.length === 0 ? {} : { count: t('form.chosen', { chosen: chosen.length, all: rows.length }) })}
          ruled={false}
        >
          {preview.data === undefined ? (
            <NothingYet>{t('form.previewText')}</NothingYet>
          ) : rows.length === 0 ? (
            <NothingYet>{t('form.nothing')}</NothingYet>
          ) : (
            <div className={styles.preview}>
              <LimitReasonField
                control={control}
                name="limitReason"
                check={check}
                asked={form.form.getFieldState('limitReason', form.form.formState).error !== undefined}
              />
              {hidden.length === 0 ? null : (
                <Notice>
                  {t('form.hidden', { count: hidden.length, who: whomToAsk(hidden) || t('form.nobodyToAsk') })}
                </Notice>
              )}
              {going === 0 ? null : <Notice>{t('form.tasks', { count: going })}</Notice>}
              {nothingChosen && chosen.length === 0 ? <Notice tone="danger">{t('form.selectSome')}</Notice> : null}
              <HandOverRows rows={rows} left={left} onLeft={setLeft} />
            </div>
          )}
        </Section>
      </Form>
    </FormPage>
  );
}

function usePreview(fromId: string, toId: string, from: string | null) {
  const api = useApi();
  const [giver, taker, day] = [userId.safeParse(fromId), userId.safeParse(toId), localDate.safeParse(from)];
  const ready = giver.success && taker.success && day.success && fromId !== toId;
  const query = useQuery({
    ...api.caseloads.previewHandOver.queryOptions({
      // Not asked before all three are there.
      input: { fromId: fromId as UserId, toId: toId as UserId, from: from as LocalDate },
    }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  return { data: ready ? query.data : undefined };
}

function whomToAsk(rows: readonly LedRow[]): string {
  return [...new Set(rows.flatMap((row) => (row.shown ? [] : row.ask)))].join(', ');
}
