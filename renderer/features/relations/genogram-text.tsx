import { makeStyles } from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';

import type { Scene } from '#shared/features/relations/genogram-scene.ts';
import { genogramRows, type GenogramRow } from '#shared/features/relations/genogram-table.ts';
import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { personPath } from '../../ui/paths.ts';
import { Section } from '../../ui/section.tsx';
import { type } from '../../ui/theme/theme.ts';
import { type PlainColumn, PlainTable } from './plain-table.tsx';

const useStyles = makeStyles({
  name: type.strong,
  ties: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** The same content as the drawing, in words. */
export function GenogramText({ data, scene }: { readonly data: GenogramData; readonly scene: Scene }): ReactNode {
  const t = useText('relations');
  const rows = genogramRows(data, scene, ({ hidden }) => {
    if (hidden === null || hidden.why === 'out-of-reach') return t('outOfReach');
    return hidden.ask.length === 0 ? t('protected') : t('protectedAsk', { who: hidden.ask.join(', ') });
  });
  return (
    <Section title={t('genogram.table')} count={fmt.count(rows.length, 'osoba', 'osoby', 'osób')}>
      <PlainTable label={t('genogram.table')} columns={columnsOf(t)} rows={rows} rowId={({ person }) => person.id} />
    </Section>
  );
}

function columnsOf(t: TFunction<'relations'>): readonly PlainColumn<GenogramRow>[] {
  return [
    { key: 'person', title: t('genogram.person'), cell: (row) => <Name row={row} /> },
    { key: 'role', title: t('role'), cell: ({ role }) => role ?? fmt.none },
    { key: 'birth', title: t('genogram.birth'), cell: ({ birth }) => birth ?? fmt.none },
    {
      key: 'household',
      title: t('genogram.household'),
      narrow: 'titled',
      cell: ({ person }) => (person.inHousehold ? t('genogram.yes') : t('genogram.no')),
    },
    { key: 'ties', title: t('genogram.ties'), cell: ({ ties }) => <Ties ties={ties} /> },
  ];
}

function Name({ row }: { readonly row: GenogramRow }): ReactNode {
  const styles = useStyles();
  const can = useCan();
  if (row.person.hidden !== null) return row.name;
  if (!can('people.view')) return <span className={styles.name}>{row.name}</span>;
  return (
    <TextLink to={personPath(row.person.id)} className={styles.name}>
      {row.name}
    </TextLink>
  );
}

function Ties({ ties }: Pick<GenogramRow, 'ties'>): ReactNode {
  const styles = useStyles();
  if (ties.length === 0) return fmt.none;
  return (
    <ul className={styles.ties}>
      {ties.map((tie) => (
        <li key={tie}>{tie}</li>
      ))}
    </ul>
  );
}
