import { makeStyles, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';

import type { ExportFormat } from '#shared/contract/procedure.ts';
import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { roleLabel } from '#shared/features/relations/relation-roles.ts';
import type { FamilyNetwork } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt } from '../../ui/format.ts';
import { PrintRegular } from '../../ui/icons.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { useGo } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Notice, Skeleton } from '../../ui/states.tsx';
import { type PlainColumn, PlainTable } from './plain-table.tsx';
import { useFamilyNetwork, usePersonNetwork } from './queries.ts';
import { relativeName } from './relation-words.ts';
import { FamilyName, RelativeName } from './relative-name.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '4px', paddingBlock: '4px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  member: { paddingBlock: '2px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** „Sieć rodzinna” of a person. `printPath` where the user may take it along, on paper or as a file. */
export function PersonNetworkTab({ id, printPath }: { readonly id: PersonId; readonly printPath?: string }): ReactNode {
  const { relations } = useClient();
  const outputs =
    printPath === undefined
      ? undefined
      : { printPath, ask: (format: ExportFormat) => relations.exportPersonNetwork({ id, format }) };
  return <Network query={usePersonNetwork(id)} ofFamily={false} outputs={outputs} />;
}

/** „Sieć rodzinna” of a family: of all who belong or belonged to it. */
export function FamilyNetworkTab({ id, printPath }: { readonly id: FamilyId; readonly printPath?: string }): ReactNode {
  const { relations } = useClient();
  const outputs =
    printPath === undefined
      ? undefined
      : { printPath, ask: (format: ExportFormat) => relations.exportFamilyNetwork({ id, format }) };
  return <Network query={useFamilyNetwork(id)} ofFamily outputs={outputs} />;
}

/** How the network leaves the program. */
interface Outputs {
  readonly printPath: string;
  readonly ask: Parameters<typeof ExportMenu>[0]['ask'];
}

function OutputBar({ printPath, ask }: Outputs): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const go = useGo();
  return (
    <div className={styles.bar}>
      <ExportMenu ask={ask} label={t('network.export')} />
      <Action kind="quiet" icon={<PrintRegular />} label={t('network.print')} onClick={() => go(printPath)} />
    </div>
  );
}

type Person = FamilyNetwork['people'][number];
type Family = FamilyNetwork['families'][number];

type Text = TFunction<'relations'>;

/** Everybody connected, nearest first, each with the step that leads there and with the families they are in. */
function Network(props: {
  readonly query: UseQueryResult<FamilyNetwork>;
  readonly ofFamily: boolean;
  readonly outputs: Outputs | undefined;
}): ReactNode {
  const t = useText('relations');
  const { query, ofFamily, outputs } = props;
  if (query.isError) {
    return <ErrorState title={t('network.error')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const network = query.data;
  if (network === undefined) return <Skeleton rows={6} />;
  if (network.people.length <= 1 && network.families.length === 0) {
    return <NothingYet>{t('network.alone')}</NothingYet>;
  }
  return (
    <>
      {outputs === undefined ? null : <OutputBar {...outputs} />}
      {network.cut ? <Notice>{t('network.cut')}</Notice> : null}
      <Section title={t('network.people')} count={fmt.count(network.people.length, 'osoba', 'osoby', 'osób')}>
        <PlainTable
          label={t('network.people')}
          columns={peopleColumns(network, t, ofFamily)}
          rows={network.people}
          rowId={({ person }) => person.id}
        />
      </Section>
      {network.families.length === 0 ? null : (
        <Section title={t('network.families')} count={network.families.length}>
          <PlainTable
            label={t('network.families')}
            columns={familyColumns(network, t)}
            rows={network.families}
            rowId={({ family }) => family.id}
          />
        </Section>
      )}
    </>
  );
}

function nameIn({ people }: FamilyNetwork, id: string, t: Text): string {
  const found = people.find(({ person }) => person.id === id);
  return found === undefined ? fmt.none : relativeName(found.person, t);
}

function peopleColumns(network: FamilyNetwork, t: Text, ofFamily: boolean): readonly PlainColumn<Person>[] {
  const roleIn = ({ person, steps, link }: Person): string => {
    if (steps === 0) return ofFamily ? t('network.member') : t('network.self');
    if (link === null) return t('network.sharedFamily');
    return roleLabel(link.role, person.shown ? person.sex : null, link.endReason);
  };
  return [
    { key: 'who', title: t('network.who'), cell: ({ person }) => <RelativeName person={person} /> },
    { key: 'role', title: t('network.role'), cell: roleIn },
    {
      key: 'toWhom',
      title: t('network.toWhom'),
      narrow: 'titled',
      quiet: true,
      cell: ({ link }) => (link === null ? fmt.none : nameIn(network, link.toId, t)),
    },
    {
      key: 'families',
      title: t('network.inFamilies'),
      narrow: 'titled',
      cell: ({ person }) => <FamiliesOf network={network} id={person.id} />,
    },
  ];
}

function FamiliesOf({ network, id }: { readonly network: FamilyNetwork; readonly id: string }): ReactNode {
  const own = network.families.filter(({ members }) => members.some(({ personId }) => personId === id));
  if (own.length === 0) return fmt.none;
  return own.map(({ family }, index) => (
    <span key={family.id}>
      {index === 0 ? null : ', '}
      <FamilyName family={family} />
    </span>
  ));
}

function familyColumns(network: FamilyNetwork, t: Text): readonly PlainColumn<Family>[] {
  return [
    { key: 'family', title: t('network.inFamilies'), cell: ({ family }) => <FamilyName family={family} /> },
    {
      key: 'members',
      title: t('network.people'),
      cell: ({ members }) => <Members network={network} members={members} />,
    },
  ];
}

function Members({ network, members }: { readonly network: FamilyNetwork } & Pick<Family, 'members'>): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  return (
    <ul className={styles.list}>
      {members.map((member) => {
        const known = network.people.find(({ person }) => person.id === member.personId)?.person;
        const role = memberRoleLabel(member.role, known?.shown === true ? known.sex : null);
        return (
          <li key={`${member.personId} ${member.from}`} className={styles.member}>
            {nameIn(network, member.personId, t)}{' '}
            <span className={styles.quiet}>
              · {role}, {fmt.period(member.from, member.to)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
