import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import { deathText } from '#shared/features/people/person-details.labels.ts';
import { statusLabel } from '#shared/features/people/people.labels.ts';
import type { PersonFields, SimilarPeople } from '#shared/features/people/people.schema.ts';
import { documentKey } from '#shared/features/people/similar-people.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { useApi } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { OfficeForm } from '../../ui/form/index.ts';
import { fmt } from '../../ui/format.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import { media, type } from '../../ui/theme/theme.ts';
import type { PersonForm } from './person-form-model.ts';
import { SimilarCard } from './similar-card.tsx';

const useStyles = makeStyles({
  panel: {
    position: 'sticky',
    top: '4px',
    padding: '8px 12px 12px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    [media.narrow]: { position: 'static', borderLeftStyle: 'none', paddingInline: 0 },
  },
  some: {
    backgroundColor: tokens.colorBrandBackground2,
    borderRadius: '6px',
    [media.narrow]: { paddingInline: '12px' },
  },
  above: { display: 'none', marginBottom: '8px', [media.narrow]: { display: 'block' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  nobody: { color: tokens.colorNeutralForeground3, [media.narrow]: { display: 'none' } },
  nobodyHeading: { ...type.strong, margin: '0 0 4px', [media.narrow]: { display: 'none' } },
  heading: { ...type.strong, margin: '0 0 4px' },
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  name: { ...type.strong, overflowWrap: 'anywhere' },
  why: { ...type.note, margin: '2px 0 4px' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  hidden: { display: 'flex', gap: '6px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  icon: { flexShrink: 0, marginTop: '2px' },
});

export type SimilarPerson = SimilarPeople['people'][number];

const HEADING = 'similar-people';

/** So long typing has to pause before the office is asked, in milliseconds. */
const PAUSE = 80;

/**
 * People who may be the one being typed, beside the form. It only tells: typing and saving go on whatever stands here.
 */
export function SimilarPanel(props: {
  form: OfficeForm<PersonForm, PersonFields>;
  /** „To ta osoba”. */
  onChosen: (person: SimilarPerson) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const found = useSimilar(props.form);
  const [opened, setOpened] = useState<string | null>(null);
  const count = countOf(found);
  const title = count === 0 ? t('similar.title') : t('similar.count', { count });
  return (
    <section className={mergeClasses(styles.panel, count > 0 && styles.some)} aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1} className={count === 0 ? styles.nobodyHeading : styles.heading}>
        {title}
      </h2>
      <span role="status" className="sr-only">
        {count === 0 ? '' : title}
      </span>
      {found === null || count === 0 ? (
        <p className={styles.nobody}>{found === null ? t('similar.hint') : t('similar.nobody')}</p>
      ) : (
        <ul className={styles.lines}>
          {found.people.map((person) => (
            <SimilarLine
              key={person.id}
              person={person}
              opened={opened === person.id}
              onOpened={(now) => setOpened(now ? person.id : null)}
              onChosen={props.onChosen}
            />
          ))}
        </ul>
      )}
      {found !== null && found.more > 0 ? (
        <p className={styles.quiet}>{t('similar.more', { count: found.more })}</p>
      ) : null}
      {found?.hidden ? (
        <p className={styles.hidden}>
          <ShieldLockRegular className={styles.icon} aria-hidden="true" />
          <HiddenWords ask={found.hidden.ask} />
        </p>
      ) : null}
    </section>
  );
}

const countOf = (found: SimilarPeople | null): number =>
  (found?.people.length ?? 0) + (found?.more ?? 0) + (found?.hidden ? 1 : 0);

/** In a narrow window the panel stands below the fold: how many there are, and the way to them. */
export function SimilarAbove(props: { form: OfficeForm<PersonForm, PersonFields> }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const count = countOf(useSimilar(props.form));
  if (count === 0) return null;
  const show = (): void => {
    const heading = document.getElementById(HEADING);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.above}>
      <Action kind="quiet" size="small" label={t('similar.show', { count })} onClick={show} />
    </div>
  );
}

function SimilarLine(props: {
  person: SimilarPerson;
  /** The card stands below, beside the form; one at a time. */
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onChosen: (person: SimilarPerson) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const { person, opened, onOpened } = props;
  const name = nameOf(person);
  const beside = t(opened ? 'similar.closeBeside' : 'similar.beside');
  const facts = useFacts(person);
  return (
    <li className={styles.line}>
      <div className={styles.name}>{name}</div>
      <div>{facts}</div>
      <div className={styles.why}>{useWhy(person.why)}</div>
      <div className={styles.ways}>
        <Action
          size="small"
          label={beside}
          spoken={`${beside}: ${name}`}
          expanded={opened}
          onClick={() => onOpened(!opened)}
        />
        <Action
          size="small"
          label={t('similar.choose')}
          spoken={`${t('similar.choose')}: ${name}`}
          onClick={() => props.onChosen(person)}
        />
      </div>
      {opened ? <SimilarCard id={person.id} name={name} onClose={() => onOpened(false)} /> : null}
    </li>
  );
}

const nameOf = ({ surname, firstName, secondName }: SimilarPerson): string =>
  [surname, firstName, secondName].filter((part) => part !== null).join(' ');

function useFacts(person: SimilarPerson): string {
  const t = useText('people');
  return [
    t('similar.born', { date: fmt.date(person.birthDate) }),
    person.death === null ? null : deathText(person.death, person.sex),
    person.formerNames.length === 0 ? null : t('similar.former', { names: person.formerNames.join(', ') }),
    person.addressLine,
    person.archivedOn === null ? null : statusLabel(person.archivedOn),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** Who is hidden from the user is asked about without a name: the one who may open the record is named. */
export function HiddenDoubleDialog(props: {
  ask: readonly string[];
  onSomeoneElse: () => void;
  onClose: () => void;
}): ReactNode {
  const t = useText('people');
  return (
    <Dialog
      alert
      title={t('similar.askHidden')}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="secondary" label={t('similar.someoneElse')} onClick={props.onSomeoneElse} />
          <Action kind="primary" label={t('similar.back')} onClick={props.onClose} />
        </>
      }
    >
      <HiddenWords ask={props.ask} />
    </Dialog>
  );
}

function HiddenWords({ ask }: { ask: readonly string[] }): ReactNode {
  const t = useText('people');
  return (
    <span>{ask.length === 0 ? t('similar.hiddenAskChief') : t('similar.hiddenAsk', { who: ask.join(', ') })}</span>
  );
}

/** Asked once before somebody is saved who is likely there already. The filled button is the one that makes no double. */
export function SomeoneElseDialog(props: {
  person: SimilarPerson;
  /** For a family the person found is put into it; otherwise the card opens. */
  forFamily: boolean;
  onChosen: () => void;
  onSomeoneElse: () => void;
  onClose: () => void;
}): ReactNode {
  const t = useText('people');
  const name = nameOf(props.person);
  return (
    <Dialog
      alert
      title={t('similar.ask', { name })}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="quiet" label={t('similar.back')} onClick={props.onClose} />
          <Action kind="secondary" label={t('similar.someoneElse')} onClick={props.onSomeoneElse} />
          <Action
            kind="primary"
            label={props.forFamily ? t('similar.choose') : t('similar.open', { name })}
            onClick={props.onChosen}
          />
        </>
      }
    >
      <div>{useFacts(props.person)}</div>
      <div>{useWhy(props.person.why)}</div>
    </Dialog>
  );
}

function useWhy({ pesel, document, name, date }: SimilarPerson['why']): string {
  const t = useText('people');
  return [
    pesel ? t('similar.why.pesel') : null,
    document === true ? t('similar.why.document') : null,
    name === null ? null : t(`similar.why.name-${name}`),
    date === null ? null : t(`similar.why.date-${date}`),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What the office answers to what stands in the form by now; null while too little is typed. */
function useSimilar({ form }: OfficeForm<PersonForm, PersonFields>): SimilarPeople | null {
  const api = useApi();
  const { control } = form;
  const [surname, firstName, formerNames, identity, birthDate] = useWatch({
    control,
    name: ['surname', 'firstName', 'formerNames', 'identity', 'birthDate'],
  });
  const born = localDate.safeParse(birthDate);
  const pesel = identity.kind === 'pesel' && /^\d{11}$/.test(identity.pesel) ? identity.pesel : null;
  const typed = JSON.stringify({
    surname: surname.trim().slice(0, 80),
    firstName: firstName.trim().slice(0, 80),
    formerNames: formerNames.map((one) => one.surname.trim().slice(0, 80)).filter((one) => one !== ''),
    birthDate: born.success ? born.data : null,
    pesel,
    documentNumber: identity.kind === 'no-pesel' ? (identity.documentNumber ?? '').trim().slice(0, 40) : null,
  });
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const input = JSON.parse(asked) as Parameters<typeof api.people.findSimilar.queryOptions>[0]['input'] & {
    surname: string;
    firstName: string;
    pesel: string | null;
    documentNumber: string | null;
  };
  const enough =
    input.pesel !== null ||
    documentKey(input.documentNumber) !== null ||
    (input.surname.length > 1 && input.firstName.length > 1);
  const answer = useQuery({
    ...api.people.findSimilar.queryOptions({ input }),
    enabled: enough,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return enough ? (answer.data ?? null) : null;
}
