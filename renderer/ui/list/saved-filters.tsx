import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import type { SavedFilter } from '#shared/features/filters/filters.schema.ts';
import { useApi } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { BookmarkRegular } from '../icons.ts';
import { ManageFiltersDialog, SaveFilterDialog } from './saved-filter-dialogs.tsx';
import { contentOf, type SavableList, useOpenSavedFilter } from './saved-list.ts';

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: '240px', paddingInline: '8px', fontWeight: 'normal' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

const NONE: readonly SavedFilter[] = [];

/** The filters kept under a name: picking one, keeping the present one, renaming and deleting. At the end of the filters. */
export function SavedFilters(props: {
  readonly list: SavableList;
  readonly filter: object;
  /** The hidden columns; null where columns are not chosen. */
  readonly hidden: ReadonlySet<string> | null;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  const api = useApi();
  const open = useOpenSavedFilter();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const all = useQuery(api.filters.all.queryOptions({ input: {} })).data ?? NONE;
  const { list } = props;
  const own = all.filter((one) => one.list === list.key);
  const content = contentOf(list, props.filter, props.hidden);
  const present = own.find((one) => one.content === content);
  const label = present === undefined ? t('savedFilters.title') : t('savedFilters.present', { name: present.name });
  return (
    <>
      <Menu
        positioning={{ autoSize: 'height' }}
        checkedValues={{ saved: present === undefined ? [] : [present.id] }}
        onCheckedValueChange={(_, data) => {
          const chosen = own.find(({ id }) => id === data.checkedItems[0]);
          if (chosen !== undefined) open(list, chosen);
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.button} appearance="subtle" icon={<BookmarkRegular />} aria-label={label}>
            <span className={styles.text}>{present?.name ?? t('savedFilters.title')}</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {own.map(({ id, name }) => (
              <MenuItemRadio key={id} name="saved" value={id}>
                {name}
              </MenuItemRadio>
            ))}
            {own.length === 0 ? null : <MenuDivider />}
            <MenuItem disabled={present !== undefined} onClick={() => setDialog('save')}>
              {t('savedFilters.save')}
            </MenuItem>
            <MenuItem disabled={own.length === 0} onClick={() => setDialog('manage')}>
              {t('savedFilters.manage')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {dialog === 'save' ? (
        <SaveFilterDialog list={list.key} content={content} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'manage' ? <ManageFiltersDialog saved={own} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
