import { makeStyles, Tooltip } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Keys } from './keys.tsx';
import { shortcutKeys, type Shortcut } from './shortcuts.ts';

const useStyles = makeStyles({ content: { display: 'inline-flex', alignItems: 'center', gap: '8px' } });

/**
 * A tooltip with the shortcut drawn behind its text. It describes what already has a name; with `names` it also names an
 * element that is an icon alone.
 */
export function Tip(props: {
  readonly text: string;
  readonly shortcut?: Shortcut | undefined;
  readonly names?: boolean;
  readonly children: ReactElement;
}) {
  const styles = useStyles();
  const content =
    props.shortcut === undefined ? (
      props.text
    ) : (
      <span className={styles.content}>
        {props.text}
        <Keys keys={shortcutKeys(props.shortcut)} />
      </span>
    );
  return (
    <Tooltip
      content={{ children: content }}
      relationship={props.names === true ? 'inaccessible' : 'description'}
      withArrow={false}
    >
      {props.children as ReactElement<Record<string, unknown>>}
    </Tooltip>
  );
}
