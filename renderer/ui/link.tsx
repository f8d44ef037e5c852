import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import { useGo } from './screen.ts';

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink, fontSize: 'inherit', lineHeight: 'inherit' },
});

/** A link to a screen of the program; `to` is a path with parameters filled in, search part included. */
export function TextLink(props: {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** The link leads to the page that is shown. */
  readonly current?: boolean;
}) {
  const styles = useStyles();
  const go = useGo();
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(props.to);
  };
  return (
    <FluentLink
      className={mergeClasses(styles.link, props.className)}
      href={`#${props.to}`}
      onClick={open}
      {...(props.current === true ? { 'aria-current': 'page' as const } : {})}
    >
      {props.children}
    </FluentLink>
  );
}
