import type { ReactNode } from 'react';

import type { PeopleFilter } from '#shared/features/people/people.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { SearchChip } from '../../ui/search-chip.tsx';
import { communeOption } from '../../ui/address/index.ts';
import { useCommunesInUse } from './queries.ts';

/** The filter by gmina: those people live in, and any other by typing. */
export function CommuneChip(props: {
  readonly value: PeopleFilter['terc'];
  readonly onChange: (terc: PeopleFilter['terc']) => void;
}): ReactNode {
  const t = useText('people');
  const api = useApi();
  const client = useClient();
  const inUse = useCommunesInUse(props.value).data;
  return (
    <SearchChip
      label={t('filter.commune')}
      placeholder={t('filter.communeHint')}
      atRest={inUse?.map(communeOption)}
      queryKey={api.communes.search.key()}
      search={async (text, signal) => (await client.communes.search({ text }, { signal })).map(communeOption)}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
