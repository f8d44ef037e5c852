import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { CONTACT_KIND_LABELS, postalLine } from '#shared/features/people/people.labels.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { familyPath } from '../../ui/paths.ts';
import { screenPath } from '../../ui/screen.ts';
import { Columns, Fact, FactList, Section } from '../../ui/section.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { newFamilyScreen } from '../families/index.ts';
import { contactText } from './person-values.ts';

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
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0 },
});

/** Families, addresses and contacts in the middle; who leads, notes and the record's own dates at the side. */
export function PersonOverview({ card }: { card: PersonCard }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  return (
    <Columns side={<Side card={card} />}>
      <Families card={card} />
      <Section title={t('card.contacts')} count={card.contacts.length === 0 ? undefined : card.contacts.length}>
        {card.contacts.length === 0 ? (
          <p className={styles.quiet}>{t('card.noContacts')}</p>
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
      <Section title={t('card.addresses')}>
        {card.addresses.length === 0 ? (
          <p className={styles.quiet}>{t('card.noAddresses')}</p>
        ) : (
          <ul className={styles.rows}>
            {card.addresses.map((one) => (
              <li key={one.id} className={styles.row}>
                <span className={one.to === null ? styles.name : styles.ended}>{postalLine(one)}</span>
                <span className={styles.quiet}>{one.communeName}</span>
                <span className={styles.quiet}>{fmt.period(one.from, one.to)}</span>
              </li>
            ))}
          </ul>
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
        <p className={styles.quiet}>{t('card.noFamilies')}</p>
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

function Side({ card }: { card: PersonCard }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  return (
    <>
      <Section title={t('card.workers')}>
        {card.workers.length === 0 ? (
          <p className={styles.quiet}>{t('card.noWorkers')}</p>
        ) : (
          <FactList>
            {card.workers.map((worker) => (
              <Fact key={`${worker.userId} ${worker.from}`} label={fmt.period(worker.from, worker.to)}>
                {worker.displayName}
              </Fact>
            ))}
          </FactList>
        )}
      </Section>
      <Section title={t('card.note')}>
        <p className={styles.text}>{fmt.text(card.note)}</p>
      </Section>
      <Section title={t('card.record')}>
        <FactList>
          <Fact label={t('card.created')}>{fmt.instant(card.createdAt)}</Fact>
          <Fact label={t('card.changed')}>
            {fmt.instant(card.changedAt)}, {card.changedByName}
          </Fact>
        </FactList>
      </Section>
    </>
  );
}
