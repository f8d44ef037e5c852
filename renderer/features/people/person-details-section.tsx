import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { deathText, DETAIL_LABELS, detailLines, DETAIL_NAMES } from '#shared/features/people/person-details.labels.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Fact, FactList, Section } from '../../ui/section.tsx';

const useStyles = makeStyles({ lines: { listStyleType: 'none', margin: 0, padding: 0 } });

/** What is known beside identity, address and contacts; what nobody filled in takes no room. */
export function PersonDetailsSection({ card }: { card: PersonCard }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const known = DETAIL_NAMES.map((name) => ({ name, lines: detailLines(name, card) })).filter(
    ({ lines }) => lines.length > 0,
  );
  return (
    <Section title={t('details.title')}>
      {known.length === 0 && card.death === null ? (
        <NothingYet>{t('details.nothing')}</NothingYet>
      ) : (
        <FactList>
          {card.death === null ? null : <Fact label={DETAIL_LABELS.death}>{deathText(card.death, card.sex)}</Fact>}
          {known.map(({ name, lines }) => (
            <Fact key={name} label={DETAIL_LABELS[name]}>
              {lines.length === 1 ? (
                lines[0]
              ) : (
                <ul className={styles.lines}>
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </Fact>
          ))}
        </FactList>
      )}
    </Section>
  );
}
