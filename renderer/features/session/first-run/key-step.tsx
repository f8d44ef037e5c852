import { Spinner } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import { keyCardDocument } from '../../../prints/key-card/key-card.tsx';
import { Action } from '../../../ui/action.tsx';
import { RecoveryKeyAdvice, RecoveryKeyCheck, type TypedParts } from '../../../ui/recovery-key/recovery-key-check.tsx';
import { WizardSheet } from './wizard-sheet.tsx';

/** The last step: the recovery key, printed and typed back; `finish` builds the office, and until it answers nothing is on disk. */
export function KeyStep(props: {
  card: RecoveryKeyCard;
  officeName: string;
  finish: (typed: TypedParts) => Promise<void>;
  onBack: () => void;
}): ReactNode {
  const t = useText('session');
  const { card, officeName, finish, onBack } = props;
  const document = useMemo(() => keyCardDocument(card, officeName), [card, officeName]);
  return (
    <WizardSheet step="key" title={t('firstRun.keyTitle')} lead={t('firstRun.keyLead')} side={<RecoveryKeyAdvice />}>
      <RecoveryKeyCheck
        card={card}
        document={document}
        finish={finish}
        onBack={onBack}
        words={{ finish: t('firstRun.finish'), working: t('firstRun.working'), wait: t('firstRun.finishWait') }}
      />
    </WizardSheet>
  );
}

/** While the key is being made, or when that failed. */
export function KeyWaiting(props: { failed: boolean; onRetry: () => void; onBack: () => void }): ReactNode {
  const t = useText('session');
  const common = useText();
  return (
    <WizardSheet step="key" title={t('firstRun.keyTitle')} lead={t('firstRun.keyLead')}>
      {props.failed ? (
        <div role="alert">
          <p>{t('firstRun.keyError')}</p>
          <Action kind="primary" label={t('firstRun.again')} onClick={props.onRetry} />
        </div>
      ) : (
        <Spinner />
      )}
      <Action kind="quiet" label={common('back')} onClick={props.onBack} />
    </WizardSheet>
  );
}
