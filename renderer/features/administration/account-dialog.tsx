import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';
import { ROLES } from '#shared/permissions/roles.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyRegular } from '../../ui/icons.ts';
import { Fact, FactList } from '../../ui/section.tsx';
import { type } from '../../ui/theme/theme.ts';
import { accountState } from '#shared/features/administration/administration.rules.ts';
import { AccountStateText } from './account-state.tsx';

const useStyles = makeStyles({
  role: { ':not(:first-child)': { marginTop: '6px' } },
  text: { ...type.note, color: tokens.colorNeutralForeground3 },
});

/** One account: how its owner signs in, what the roles mean, what state it is in. */
export function AccountDialog(props: { user: UserRow; onClose: () => void; onReset: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  const common = useText();
  const { user } = props;
  const state = accountState(user);
  const roles = ROLES.filter((role) => user.roles.includes(role));
  return (
    <Dialog
      title={user.displayName}
      width={560}
      onClose={props.onClose}
      actions={
        <>
          {user.active ? (
            <Action kind="quiet" icon={<KeyRegular />} label={t('account.reset')} onClick={props.onReset} />
          ) : null}
          <Action label={common('close')} onClick={props.onClose} />
        </>
      }
    >
      <FactList>
        <Fact label={t('account.login')}>{user.login}</Fact>
        <Fact label={t('account.state')}>
          <AccountStateText user={user} />
          <p className={styles.text}>{t(`state.${state}Text`)}</p>
        </Fact>
        <Fact label={t('account.roles')}>
          {roles.length === 0 ? (
            t('users.noRoles')
          ) : (
            <ul>
              {roles.map((role) => (
                <li key={role} className={styles.role}>
                  {ROLE_LABELS[role]}
                  <p className={styles.text}>{t(`roleText.${role}`)}</p>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </FactList>
    </Dialog>
  );
}
