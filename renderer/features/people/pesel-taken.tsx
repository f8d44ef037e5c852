import type { ReactNode } from 'react';
import { z } from 'zod';

import { isAppError } from '#shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { personPath } from '../../ui/paths.ts';
import { Notice } from '../../ui/states.tsx';

const visible = z.object({ personId: z.string(), label: z.string() });

/** The same PESEL stands on another card: a link to it for those who may open it, whom to ask for the others. */
function PeselTakenNotice({ error }: { error: unknown }): ReactNode {
  const t = useText('people');
  const other = visible.safeParse(isAppError(error) ? error.data : null);
  return (
    <Notice tone="danger">
      {other.success ? (
        <>
          {t('form.peselTaken', { label: other.data.label })}{' '}
          <TextLink to={personPath(other.data.personId)}>{t('form.openOther')}</TextLink>
        </>
      ) : (
        t('form.peselTakenHidden')
      )}
    </Notice>
  );
}

/** The notice when `failure` is a taken PESEL; undefined leaves it to the form's own sentence. */
export function peselTakenNotice(failure: unknown): ReactNode | undefined {
  return isAppError(failure, 'PESEL_TAKEN') ? <PeselTakenNotice error={failure} /> : undefined;
}
