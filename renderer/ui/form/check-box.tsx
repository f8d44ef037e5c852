import { Checkbox, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ComponentProps } from 'react';

// Fluent keeps 8 px before the box for lists of its own; in a form the box stands where the other fields begin.
const useStyles = makeStyles({ inLine: { marginInlineStart: '-8px' } });

/** A box of a form, its left edge in line with the fields above and below. */
export function CheckBox(props: ComponentProps<typeof Checkbox>) {
  const styles = useStyles();
  return <Checkbox {...props} className={mergeClasses(styles.inLine, props.className)} />;
}
