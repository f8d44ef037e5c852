import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { RecordCard } from '#shared/contract/record.ts';
import { useText } from '#renderer/i18n/index.ts';
import { fmt } from '../format.ts';
import { Fact, FactList, Section } from '../section.tsx';
import { type RecordNamespace, useRecordText } from './record-words.ts';
import { WorkersSection } from './workers-section.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, margin: 0, paddingBlock: '8px' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0, paddingBlock: '6px' },
});

/** A line in place of rows that are not there: „Brak adresu.” */
export function NothingYet({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={useStyles().quiet}>{children}</p>;
}

/**
 * What stands at the side of every card: who leads it and did before, `children` of the feature, the note, and the
 * entry's own dates.
 */
export function RecordSide(props: {
  readonly texts: RecordNamespace;
  readonly card: Pick<RecordCard, 'workers' | 'led' | 'note' | 'createdAt' | 'changedAt' | 'changedByName'>;
  /** The small button that hands the record over; absent for those who may not. */
  readonly assign?: ReactNode;
  /** Who leads the record without having been given it; else nobody ever did. */
  readonly nobody?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useRecordText(props.texts);
  const common = useText();
  const { card } = props;
  return (
    <>
      <WorkersSection
        workers={card.workers}
        led={card.led}
        nobody={<NothingYet>{props.nobody ?? t('card.noWorkers')}</NothingYet>}
        assign={props.assign}
      />
      {props.children}
      <Section title={common('record.note')}>
        <p className={styles.text}>{fmt.text(card.note)}</p>
      </Section>
      <Section title={common('record.entry')}>
        <FactList>
          <Fact label={common('record.created')}>{fmt.instant(card.createdAt)}</Fact>
          <Fact label={common('record.changed')}>
            {fmt.instant(card.changedAt)}, {card.changedByName}
          </Fact>
        </FactList>
      </Section>
    </>
  );
}
