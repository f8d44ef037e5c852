import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useApi, useClient } from '../../../client/index.ts';
import { useFollowSession } from '../mutations.ts';
import { AdministratorStep, EMPTY_ADMINISTRATOR, type AdministratorValues } from './administrator-step.tsx';
import type { TypedParts } from '../../../ui/recovery-key/recovery-key-check.tsx';
import { KeyStep, KeyWaiting } from './key-step.tsx';
import { OfficeStep, type OfficeValues } from './office-step.tsx';
import type { FirstRunStep } from './steps.tsx';

/** The first run: office, first administrator, recovery key. Going back keeps what was typed. */
export function FirstRunPage(props: { readonly onRestore: () => void }): ReactNode {
  const client = useClient();
  const api = useApi();
  const follow = useFollowSession();
  const [step, setStep] = useState<FirstRunStep>('office');
  const [office, setOffice] = useState<OfficeValues | null>(null);
  const [administrator, setAdministrator] = useState<AdministratorValues>(EMPTY_ADMINISTRATOR);
  // One key for the whole wizard: going back and forth must not make the printed card worthless.
  const card = useQuery({
    ...api.session.prepareFirstRun.queryOptions({ input: {} }),
    enabled: step === 'key',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

  async function finish(preparationId: string, typed: TypedParts): Promise<void> {
    if (office === null) return;
    const { displayName, login, password, alsoManager } = administrator;
    await client.session.firstRun({
      office,
      administrator: { displayName, login, password, alsoManager },
      recoveryParts: { preparationId, typed: { ...typed } },
    });
    follow();
  }

  switch (step) {
    case 'office':
      return (
        <OfficeStep
          values={office}
          onRestore={props.onRestore}
          onNext={(values) => {
            setOffice(values);
            setStep('administrator');
          }}
        />
      );
    case 'administrator':
      return (
        <AdministratorStep
          values={administrator}
          officeName={office?.name ?? ''}
          officeShortName={office?.shortName ?? ''}
          onBack={(values) => {
            setAdministrator(values);
            setStep('office');
          }}
          onNext={(values) => {
            setAdministrator(values);
            setStep('key');
          }}
        />
      );
    case 'key': {
      const back = (): void => setStep('administrator');
      if (card.data === undefined) {
        return <KeyWaiting failed={card.isError} onRetry={() => void card.refetch()} onBack={back} />;
      }
      const { preparationId } = card.data;
      return (
        <KeyStep
          card={card.data}
          officeName={office?.name ?? ''}
          finish={(typed) => finish(preparationId, typed)}
          onBack={back}
        />
      );
    }
  }
}
