import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CopyRegular } from '../../ui/icons.ts';
import { Fact, FactList } from '../../ui/section.tsx';
import { useToast } from '../../ui/toast.tsx';

const useStyles = makeStyles({
  facts: { marginTop: '12px' },
  value: { fontFamily: tokens.fontFamilyMonospace, fontSize: '16px', lineHeight: '22px' },
  // Copied by hand, so no line ends inside it.
  whole: { display: 'block', whiteSpace: 'nowrap', overflowX: 'auto' },
});

/** What is to be told to the owner of the account: the one moment the temporary password is shown after saving. */
export function ReadyDialog(props: {
  title: string;
  account: { readonly displayName: string; readonly login: string; readonly temporaryPassword: string };
  onClose: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  const toast = useToast();
  const { displayName, login, temporaryPassword } = props.account;
  const copy = (): void => {
    if (copyText(temporaryPassword)) toast({ text: t('ready.copied') });
  };
  return (
    <Dialog
      alert
      width={560}
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="quiet" icon={<CopyRegular />} label={t('ready.copy')} onClick={copy} />
          <Action kind="primary" label={t('ready.done')} autoFocus onClick={props.onClose} />
        </>
      }
    >
      <p>{t('ready.text', { name: displayName })}</p>
      <div className={styles.facts}>
        <FactList>
          <Fact label={t('ready.login')}>
            <span className={styles.value}>{login}</span>
          </Fact>
          <Fact label={t('ready.password')}>
            <span className={mergeClasses(styles.value, styles.whole)}>{temporaryPassword}</span>
          </Fact>
        </FactList>
      </div>
    </Dialog>
  );
}
