import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

import { useText } from '../i18n/index.ts';
import { Segments } from '../ui/form/index.ts';
import { Notice } from '../ui/states.tsx';
import type { PrintOrientation } from '../ui/print/document.ts';
import { type } from '../ui/theme/theme.ts';

const useStyles = makeStyles({
  title: { ...type.strong, margin: '0 0 4px' },
  columns: { display: 'flex', flexDirection: 'column' },
});

/** Orientation and columns of a printed list, and what is wrong with the two together; the first column always stays. */
export function ListOptions<Column extends string>(props: {
  orientation: PrintOrientation;
  onOrientation: (orientation: PrintOrientation) => void;
  all: readonly { readonly key: Column; readonly label: string }[];
  chosen: readonly Column[];
  onChosen: (columns: readonly Column[]) => void;
  warning: string | null;
}): ReactNode {
  const styles = useStyles();
  const t = useText('print');
  const id = useId();
  const first = props.all[0]?.key;
  return (
    <>
      <div>
        <p className={styles.title}>{t('orientation')}</p>
        <Segments
          label={t('orientation')}
          options={[
            { value: 'portrait', label: t('portrait') },
            { value: 'landscape', label: t('landscape') },
          ]}
          value={props.orientation}
          onChoose={(value) => props.onOrientation(value === 'landscape' ? 'landscape' : 'portrait')}
        />
      </div>
      {props.warning === null ? null : <Notice>{props.warning}</Notice>}
      <div className={styles.columns} role="group" aria-labelledby={id}>
        <p id={id} className={styles.title}>
          {t('columns')}
        </p>
        {props.all.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={label}
            checked={props.chosen.includes(key)}
            disabled={key === first}
            onChange={(_, data) =>
              props.onChosen(
                props.all
                  .map((one) => one.key)
                  .filter((one) => (one === key ? data.checked === true : props.chosen.includes(one))),
              )
            }
          />
        ))}
      </div>
    </>
  );
}
