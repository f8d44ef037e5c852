import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { addressLine, ageOrDeath, SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { contactText, identityText } from '#shared/features/people/person-history.ts';
import { leadersLine } from '#shared/features/people/person-paper.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { withComing } from '#shared/kernel/dated-rows.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { Fact, FactList } from '../../ui/section.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { PersonDetailsSection } from './person-details-section.tsx';
import { usePersonCard } from './queries.ts';

const useStyles = makeStyles({
  card: {
    marginTop: '8px',
    padding: '4px 10px 8px',
    borderRadius: '4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** Somebody's card beside the form that is being typed, to be compared with it. Escape closes it and leaves the form. */
export function SimilarCard(props: { id: string; name: string; onClose: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const card = usePersonCard(props.id);
  useShortcut('Escape', props.onClose);
  return (
    <section className={styles.card} aria-label={t('similar.cardOf', { name: props.name })}>
      {card.data !== undefined ? (
        <Facts card={card.data} />
      ) : card.isError ? (
        <ErrorState error={card.error} onRetry={() => void card.refetch()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </section>
  );
}

function Facts({ card }: { card: PersonCard }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const day = officeToday();
  return (
    <>
      <FactList>
        <Fact label={t('card.birth')}>{`${fmt.date(card.birthDate)}, ${ageOrDeath(card, day)}`}</Fact>
        <Fact label={t('card.sex')}>{SEX_LABELS[card.sex]}</Fact>
        <Fact label={card.identity.kind === 'pesel' ? t('card.pesel') : t('card.noPesel')}>
          {identityText(card.identity)}
        </Fact>
        <Fact label={t('card.address')}>{withComing(card.addresses, day, addressLine, t('card.noAddress'))}</Fact>
        <Fact label={t('card.worker')}>{leadersLine(card, day) ?? t('card.noWorker')}</Fact>
        {card.contacts.length === 0 ? null : (
          <Fact label={t('card.contacts')}>
            <ul className={styles.lines}>
              {card.contacts.map(({ id, kind, value }) => (
                <li key={id}>{contactText(kind, value)}</li>
              ))}
            </ul>
          </Fact>
        )}
        {card.memberships.length === 0 ? null : (
          <Fact label={t('card.families')}>
            <ul className={styles.lines}>
              {card.memberships.map((one) => (
                <li key={one.id}>
                  {one.shown ? one.familyName : t('card.protectedFamily')}, {memberRoleLabel(one.role, card.sex)}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </FactList>
      <PersonDetailsSection card={card} />
    </>
  );
}
