import type { ReactNode } from 'react';

import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt } from '../../ui/format.ts';
import { PersonAddRegular, PrintRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Tabs } from '../../ui/record-header.tsx';
import { useGo, useScreenSearch } from '../../ui/screen.ts';
import { useUsers } from './queries.ts';
import { RolesTab } from './roles-tab.tsx';
import { administrationScreen } from './screens.ts';
import { UsersTab } from './users-tab.tsx';

/** Administracja: who works in the program, and what each role may do. */
export function AdministrationPage(): ReactNode {
  const t = useText('administration');
  const common = useText();
  const go = useGo();
  const client = useClient();
  const [{ tab }, change] = useScreenSearch(administrationScreen);
  const users = useUsers();
  const total = users.data?.length;
  const onUsers = tab === 'users';
  return (
    <Page
      title={t('title')}
      {...(total === undefined ? {} : { count: t('count', { count: total, formatted: fmt.integer(total) }) })}
      layout={onUsers ? 'list' : 'text'}
      head={
        <Tabs
          tabs={[
            { key: 'users', label: t('tabs.users') },
            { key: 'roles', label: t('tabs.roles') },
          ]}
          tab={tab}
          onTab={(chosen) => change({ tab: chosen })}
        />
      }
      actions={
        <>
          {onUsers ? (
            <>
              <ExportMenu ask={(format, signal) => client.administration.exportUsers({ format }, { signal })} />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(PATHS.printUsers)}
              />
            </>
          ) : null}
          <Action
            kind="primary"
            label={t('new')}
            icon={<PersonAddRegular />}
            shortcut="Ctrl+N"
            onClick={() => go(PATHS.newUser)}
          />
        </>
      }
      {...(onUsers
        ? {
            hints: [
              { keys: ['↑', '↓'], label: common('keys.choose') },
              { keys: [common('keys.enter')], label: common('keys.open') },
              { keys: [common('keys.space')], label: common('keys.select') },
            ],
            note: t('users.order'),
          }
        : {})}
    >
      {onUsers ? <UsersTab /> : <RolesTab />}
    </Page>
  );
}
