import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { Action } from '../../ui/action.tsx';

const useStyles = makeStyles({ whole: { display: 'grid' } });

/** Sends the form it stands in, over its whole width; off while the form is on its way. */
export function SubmitButton(props: { label: string; working: boolean }): ReactNode {
  return (
    <div className={useStyles().whole}>
      <Action kind="primary" type="submit" label={props.label} disabled={props.working} onClick={() => undefined} />
    </div>
  );
}
