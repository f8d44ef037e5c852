import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';

import { NEEDS } from '#shared/features/foster-care/matching.facts.ts';
import type { MatchingOfHomes, SoughtInput } from '#shared/features/foster-care/vacancies.schema.ts';
import { minorsBornFrom } from '#shared/features/people/majority.rules.ts';
import { ageInShort, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { childIdOf } from '../queries.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { DateInput } from '../../../ui/form/index.ts';
import { fmt, officeToday } from '../../../ui/format.ts';
import { AddRegular, DismissRegular } from '../../../ui/icons.ts';
import { SearchChip } from '../../../ui/search-chip.tsx';
import { ErrorState, Notice, Skeleton } from '../../../ui/states.tsx';
import { media, type } from '../../../ui/theme/theme.ts';
import { usePeopleSearch } from '../../../ui/use-people-search.ts';
import { ConditionChip } from './condition-chip.tsx';
import { Proposals } from './proposals.tsx';

const useStyles = makeStyles({
  card: {
    padding: '12px 14px',
    marginBottom: '8px',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  title: { ...type.strong, margin: 0, flexGrow: 1 },
  children: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '2px 16px',
    margin: '4px 0 0',
    padding: 0,
    listStyleType: 'none',
  },
  child: { display: 'inline-flex', alignItems: 'center', gap: '2px' },
  name: { ...type.lead },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px', marginTop: '8px' },
  note: { ...type.note, color: tokens.colorNeutralForeground3 },
  date: { width: '136px' },
  text: { margin: '6px 0 0', [media.narrow]: { marginTop: '4px' } },
});

interface Props {
  readonly sought: SoughtInput | null;
  readonly query: {
    readonly data: MatchingOfHomes | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly mayReserve: boolean;
  readonly mayPrint: boolean;
  readonly from: LocalDate;
  readonly onChange: (change: Partial<SoughtInput>) => void;
}

/** For whom a place is sought, with which conditions, and the homes that fit. */
export function MatchPanel(props: Props): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const id = useId();
  const { sought, query, onChange } = props;
  const { data } = query;
  return (
    <div>
      <section className={styles.card} aria-labelledby={id}>
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {t('sought.title')}
          </h2>
          {sought === null ? null : (
            <Action
              kind="quiet"
              size="small"
              label={t('sought.clear')}
              onClick={() => onChange({ childIds: [], needs: [], sameCommune: true })}
            />
          )}
        </div>
        {data === undefined || sought === null ? null : <Children data={data} sought={sought} onChange={onChange} />}
        <div className={styles.line}>
          <ChildSearch sought={sought} onChange={onChange} />
          <FromDay from={props.from} onChange={onChange} />
        </div>
        {data === undefined || sought === null ? null : <Conditions data={data} sought={sought} onChange={onChange} />}
        {sought === null ? <p className={styles.text}>{t('sought.none')}</p> : null}
      </section>
      {sought === null ? null : data !== undefined ? (
        <Proposals data={data} sought={sought} mayReserve={props.mayReserve} mayPrint={props.mayPrint} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </div>
  );
}

interface PartProps {
  readonly data: MatchingOfHomes;
  readonly sought: SoughtInput;
  readonly onChange: Props['onChange'];
}

function Children({ data, sought, onChange }: PartProps): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const without = (gone: string) => sought.childIds.filter((personId) => personId !== gone);
  return (
    <>
      <ul className={styles.children} aria-label={t('sought.title')}>
        {data.children.map(({ personId, firstName, surname, birthDate }) => (
          <li key={personId} className={styles.child}>
            <span className={styles.name}>
              {firstName} {surname}, {ageInShort(birthDate, data.from)}
            </span>
            <Action
              kind="quiet"
              size="small"
              iconOnly
              icon={<DismissRegular />}
              label={t('sought.remove', { who: `${firstName} ${surname}` })}
              onClick={() => onChange({ childIds: without(personId) })}
            />
          </li>
        ))}
      </ul>
      {data.siblings.length === 0 ? null : (
        <div className={styles.line}>
          <span className={styles.note}>{t('sought.siblings')}</span>
          {data.siblings.map(({ personId, firstName, birthDate, surname }) => (
            <Action
              key={personId}
              size="small"
              icon={<AddRegular />}
              label={`${firstName}, ${ageInShort(birthDate, data.from)}`}
              spoken={`${firstName}, ${ageInShort(birthDate, data.from)}: ${t('sought.addSibling', { who: `${firstName} ${surname}` })}`}
              onClick={() => onChange({ childIds: [...sought.childIds, personId] })}
            />
          ))}
        </div>
      )}
      {data.children.map(({ personId, firstName, reservation }) =>
        reservation === null ? null : (
          <Notice key={personId}>
            {t('sought.keptFor', {
              who: firstName,
              date: fmt.date(reservation.until),
              home: reservation.home.name ?? t('sought.keptHidden'),
            })}
          </Notice>
        ),
      )}
    </>
  );
}

function ChildSearch({ sought, onChange }: Pick<Props, 'sought' | 'onChange'>): ReactNode {
  const t = useText('vacancies');
  // A place is sought for those under age.
  const people = usePeopleSearch([], '', [], minorsBornFrom(officeToday()));
  const chosen = sought?.childIds ?? [];
  return (
    <SearchChip
      // A new chip for the next child, as soon as one is chosen.
      key={chosen.length}
      label={t(chosen.length === 0 ? 'sought.child' : 'sought.addChild')}
      placeholder={t('sought.find')}
      atRest={[]}
      queryKey={people.queryKey}
      search={people.search}
      value={null}
      onChange={(id) => {
        const personId = id === null ? null : childIdOf(id);
        if (personId !== null && !chosen.includes(personId)) onChange({ childIds: [...chosen, personId] });
      }}
    />
  );
}

function FromDay({ from, onChange }: Pick<Props, 'from' | 'onChange'>): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const id = useId();
  return (
    <span className={styles.head}>
      <label className={styles.note} htmlFor={id}>
        {t('sought.from')}
      </label>
      <span className={styles.date}>
        <DayInput id={id} label={t('sought.fromLabel')} day={from} onDay={(day) => onChange({ from: day })} />
      </span>
    </span>
  );
}

/** A day outside a form: what is typed is taken as soon as it is a day. */
export function DayInput(props: {
  readonly id: string;
  readonly label: string;
  readonly day: LocalDate;
  readonly onDay: (day: LocalDate) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <DateInput
      id={props.id}
      label={props.label}
      value={typed ?? props.day}
      onValue={(value) => {
        const parsed = localDate.safeParse(value);
        setTyped(parsed.success ? null : (value ?? ''));
        if (parsed.success && parsed.data !== props.day) props.onDay(parsed.data);
      }}
      onLeft={() => setTyped(null)}
    />
  );
}

function Conditions({ data, sought, onChange }: PartProps): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  return (
    <div className={styles.line} role="group" aria-label={t('sought.conditions')}>
      {data.commune === null ? null : (
        <ConditionChip
          label={t('sought.commune', { commune: data.commune })}
          on={sought.sameCommune}
          onToggle={() => onChange({ sameCommune: !sought.sameCommune })}
        />
      )}
      {NEEDS.map((need) => {
        const known = data.needs.find((one) => one.need === need);
        const label = t(`sought.needs.${need}`);
        if (known?.recorded === true) {
          return <ConditionChip key={need} label={t('sought.recorded', { need: label })} on fixed />;
        }
        const on = sought.needs.includes(need);
        return (
          <ConditionChip
            key={need}
            label={label}
            on={on}
            onToggle={() =>
              onChange({ needs: on ? sought.needs.filter((one) => one !== need) : [...sought.needs, need] })
            }
          />
        );
      })}
    </div>
  );
}
