import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { CONTACT_KIND_LABELS } from '#shared/features/people/people.labels.ts';
import { leadersOf } from '#shared/features/people/person-paper.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { familyPath } from '../../ui/paths.ts';
import { NothingYet, RecordSide } from '../../ui/record/index.ts';
import { screenPath } from '../../ui/screen.ts';
import { Columns, Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { newFamilyScreen } from '../families/index.ts';
import { RecordTasks } from '../family-work/index.ts';
import { AddressList } from '../../ui/address/index.ts';
import { RelationsSection } from '../relations/index.ts';
import { PersonDetailsSection } from './person-details-section.tsx';
import { contactText } from '#shared/features/people/person-history.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.6fr) minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '16px',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  name: type.strong,
  quiet: { color: tokens.colorNeutralForeground3 },
  ended: { color: tokens.colorNeutralForeground3 },
});

/** Families, addresses and contacts in the middle; who leads, notes and the record's own dates at the side. */
export function PersonOverview({ card }: { card: PersonCard }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const leaders = leadersOf(card, officeToday());
  const nobody = leaders.length === 0 ? undefined : t('card.ledByFamily', { who: leaders.join(', ') });
  return (
    <Columns side={<RecordSide texts="people" card={card} nobody={nobody} />}>
      <RecordTasks record={{ kind: 'person', id: card.id }} />
      <Families card={card} />
      <RelationsSection id={card.id} />
      <Section title={t('card.contacts')} count={card.contacts.length === 0 ? undefined : card.contacts.length}>
        {card.contacts.length === 0 ? (
          <NothingYet>{t('card.noContacts')}</NothingYet>
        ) : (
          <ul className={styles.rows}>
            {card.contacts.map((contact) => (
              <li key={contact.id} className={styles.row}>
                <span className={styles.name}>{contactText(contact.kind, contact.value)}</span>
                <span>{contact.note ?? ''}</span>
                <span className={styles.quiet}>{CONTACT_KIND_LABELS[contact.kind]}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <PersonDetailsSection card={card} />
      <Section title={t('card.addresses')}>
        {card.addresses.length === 0 ? (
          <NothingYet>{t('card.noAddresses')}</NothingYet>
        ) : (
          <AddressList addresses={card.addresses} />
        )}
      </Section>
    </Columns>
  );
}

function Families({ card }: { card: PersonCard }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const can = useCan();
  return (
    <Section
      title={t('card.families')}
      count={card.memberships.length === 0 ? undefined : card.memberships.length}
      side={
        can('families.edit') ? (
          <TextLink to={screenPath(newFamilyScreen, {}, { member: card.id })}>{t('card.addToFamily')}</TextLink>
        ) : undefined
      }
    >
      {card.memberships.length === 0 ? (
        <NothingYet>{t('card.noFamilies')}</NothingYet>
      ) : (
        <ul className={styles.rows}>
          {card.memberships.map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.name}>
                {one.shown ? (
                  <TextLink to={familyPath(one.familyId)}>{one.familyName}</TextLink>
                ) : (
                  t('card.protectedFamily')
                )}
                {one.archived ? (
                  <>
                    {' '}
                    <Tag>{t('card.archivedFamily')}</Tag>
                  </>
                ) : null}
              </span>
              <span>{memberRoleLabel(one.role, card.sex)}</span>
              <span className={styles.quiet}>{fmt.period(one.from, one.to)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
