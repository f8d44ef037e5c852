import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { type Control, useFieldArray, useWatch } from 'react-hook-form';

import { localDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  ComboSearchField,
  DateField,
  FieldFrame,
  SelectField,
  useBoundField,
  type OfficeForm,
} from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { DismissRegular, PersonAddRegular } from '../../ui/icons.ts';
import { Section } from '../../ui/section.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { followingDays, memberLine, type FamilyForm, type Joining, type NewFamily } from './family-form-model.ts';
import { roleOptions } from './role-options.ts';
import { usePeopleSearch } from './use-people-search.ts';

const useStyles = makeStyles({
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.4fr) minmax(0, 1.2fr) minmax(0, 1fr) 32px',
    columnGap: '16px',
    rowGap: '8px',
    alignItems: 'start',
    maxWidth: '860px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr) 32px' },
  },
  wide: { [media.narrow]: { gridColumn: '1 / -1' } },
  name: {
    ...type.strong,
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  birth: { ...type.note, color: tokens.colorNeutralForeground3 },
  // In line with the controls, which stand under their labels.
  remove: { paddingTop: '26px', [media.narrow]: { paddingTop: 0, gridRow: 1, gridColumn: 2 } },
  beside: { paddingTop: '26px', [media.narrow]: { paddingTop: 0 } },
  add: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 420px) auto',
    gap: '12px',
    alignItems: 'start',
    justifyContent: 'start',
    paddingTop: '8px',
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' },
  },
});

type FormControl = Control<FamilyForm, unknown, NewFamily>;

/** The first members: found by typing, each with a role and the day from which; „Nowa osoba” for whoever is not there yet. */
export function MembersSection(props: {
  form: OfficeForm<FamilyForm, NewFamily>;
  onAdded: (person: Joining) => void;
  onNewPerson: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('families');
  const { control, setValue, setFocus, getValues } = props.form.form;
  const members = useFieldArray({ control, name: 'members', keyName: 'key' });
  const people = usePeopleSearch(members.fields.map(({ personId }) => personId));
  const focusLine = useRef<number | null>(null);
  useEffect(() => {
    if (focusLine.current === null) return;
    setFocus(`members.${focusLine.current}.role`);
    focusLine.current = null;
  });

  const kindFrom = useWatch({ control, name: 'kindFrom' });
  const followed = useRef(kindFrom);
  useEffect(() => {
    // A day half typed is none: the lines follow from one whole day to the next.
    if (kindFrom === followed.current || !localDate.safeParse(kindFrom).success) return;
    const days = followingDays(getValues('members'), { before: followed.current, now: kindFrom }, officeToday());
    for (const [index, day] of days.entries()) {
      if (day !== getValues(`members.${index}.from`)) setValue(`members.${index}.from`, day, { shouldDirty: true });
    }
    followed.current = kindFrom;
  }, [kindFrom, getValues, setValue]);

  function add(id: string): void {
    const person = people.personOf(id);
    setValue('adding', null);
    if (person === undefined) return;
    const present = getValues('members').findIndex((line) => line.personId === person.personId);
    if (present === -1) {
      focusLine.current = members.fields.length;
      members.append(memberLine(person, getValues(), officeToday()), { shouldFocus: false });
      props.onAdded(person);
    } else setFocus(`members.${present}.role`);
  }

  return (
    <Section
      title={t('form.members')}
      ruled={false}
      {...(members.fields.length === 0 ? {} : { count: members.fields.length })}
    >
      {members.fields.length === 0 ? null : (
        <ul className={styles.lines}>
          {members.fields.map((line, index) => (
            <li key={line.key} className={styles.line} aria-label={line.name}>
              <Person control={control} index={index} line={line} />
              <div className={styles.wide}>
                <SelectField
                  control={control}
                  name={`members.${index}.role`}
                  label={t('form.role')}
                  empty={t('form.chooseRole')}
                  options={roleOptions(line.sex, line.role)}
                  of={line.name}
                  required
                />
              </div>
              <div className={styles.wide}>
                <DateField
                  control={control}
                  name={`members.${index}.from`}
                  label={t('form.from')}
                  of={line.name}
                  required
                />
              </div>
              <span className={styles.remove}>
                <Action
                  kind="quiet"
                  iconOnly
                  icon={<DismissRegular />}
                  label={t('form.removeMember', { name: line.name })}
                  onClick={() => {
                    members.remove(index);
                    setFocus('adding');
                  }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <ComboSearchField
          control={control}
          name="adding"
          label={t('form.addMember')}
          hint={t('form.addMemberHint')}
          minLength={2}
          queryKey={people.queryKey}
          search={people.search}
          onChosen={(option) => {
            if (option !== null) add(option.id);
          }}
        />
        <span className={styles.beside}>
          <Action kind="quiet" icon={<PersonAddRegular />} label={t('form.newPerson')} onClick={props.onNewPerson} />
        </span>
      </div>
    </Section>
  );
}

/** Who the line is about. It carries the errors about the person, so it can be reached from the summary. */
function Person(props: { control: FormControl; index: number; line: Joining }): ReactNode {
  const styles = useStyles();
  const t = useText('families');
  const { control, index, line } = props;
  const path = `members.${index}.personId` as const;
  const { attach, error } = useBoundField({ control, name: path });
  useWatch({ control, name: path });
  return (
    <FieldFrame field={{ name: path, label: t('form.person'), of: line.name }} error={error}>
      {() => (
        <div ref={attach} tabIndex={-1} className={styles.name}>
          {line.name}
          <div className={styles.birth}>{t('form.born', { date: fmt.date(line.birthDate) })}</div>
        </div>
      )}
    </FieldFrame>
  );
}
