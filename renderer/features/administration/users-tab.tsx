import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { KeyRegular, PersonAddRegular } from '../../ui/icons.ts';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { DataTable, SelectionBar, wholeList } from '../../ui/table/index.ts';
import { media } from '../../ui/theme/theme.ts';
import { AccountDialog } from './account-dialog.tsx';
import { administratorsAbleToSignIn } from '#shared/features/administration/administration.rules.ts';
import { useUsers } from './queries.ts';
import { ResetPasswordDialog } from './reset-password-dialog.tsx';
import { userColumns } from './user-columns.tsx';

const useStyles = makeStyles({
  notice: { padding: '12px 24px', [media.narrow]: { padding: '12px 16px' } },
});

type Step = { readonly kind: 'account' | 'reset'; readonly user: UserRow };

/** Who has an account and whether it can be signed in to; a temporary password is given from here. */
export function UsersTab(): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  const users = useUsers();
  const [selected, setSelected] = useState<{ ids: ReadonlySet<string>; rows: readonly UserRow[] }>({
    ids: new Set(),
    rows: [],
  });
  const [step, setStep] = useState<Step | null>(null);
  const columns = userColumns((key) => t(`users.${key}`));
  const chosen = selected.rows.length === 1 ? selected.rows[0] : undefined;
  const administrators = users.data === undefined ? null : administratorsAbleToSignIn(users.data);
  return (
    <>
      {administrators === null || administrators > 1 ? null : (
        <div className={styles.notice}>
          <Notice>
            <Status kind="look">
              {administrators === 1 ? t('users.oneAdministrator') : t('users.noAdministrator')}
            </Status>
          </Notice>
        </div>
      )}
      <DataTable
        label={t('tabs.users')}
        columns={columns}
        rows={wholeList(users)}
        rowId={(user) => user.id}
        onOpen={(user) => setStep({ kind: 'account', user })}
        selection={{ ids: selected.ids, onChange: (ids, rows) => setSelected({ ids, rows }) }}
        rememberAs="administration users"
        errorTitle={t('users.error')}
        empty={<EmptyState icon={<PersonAddRegular />} title={t('users.emptyTitle')} text={t('users.emptyText')} />}
      />
      {chosen === undefined ? null : (
        <SelectionBar
          text={t('users.selected')}
          detail={chosen.displayName}
          onClear={() => setSelected({ ids: new Set(), rows: [] })}
          actions={
            <>
              <Action size="small" label={t('users.open')} onClick={() => setStep({ kind: 'account', user: chosen })} />
              {chosen.active ? (
                <Action
                  size="small"
                  icon={<KeyRegular />}
                  label={t('users.reset')}
                  onClick={() => setStep({ kind: 'reset', user: chosen })}
                />
              ) : null}
            </>
          }
        />
      )}
      {step?.kind === 'account' ? (
        <AccountDialog
          user={step.user}
          onClose={() => setStep(null)}
          onReset={() => setStep({ kind: 'reset', user: step.user })}
        />
      ) : null}
      {step?.kind === 'reset' ? <ResetPasswordDialog user={step.user} onClose={() => setStep(null)} /> : null}
    </>
  );
}
