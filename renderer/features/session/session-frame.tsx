import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { media, type } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
  panel: {
    flex: 'none',
    width: '41%',
    display: 'grid',
    placeItems: 'center',
    overflow: 'hidden',
    position: 'relative',
    backgroundImage: 'linear-gradient(160deg, #0f6777 0%, #07454f 100%)',
    '@media (forced-colors: active)': { backgroundImage: 'none', backgroundColor: 'Canvas' },
    [media.narrow]: { display: 'none' },
    [media.low]: { display: 'none' },
  },
  drawing: { width: 'max(100%, 640px)', height: '100%', position: 'absolute' },
  main: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    overflowY: 'auto',
  },
  middle: { margin: 'auto', width: 'min(100%, 388px)', padding: '24px', boxSizing: 'border-box' },
  office: { color: tokens.colorNeutralForeground2, margin: 0 },
  title: { ...type.display, margin: '2px 0 12px', ':focus': { outlineStyle: 'none' } },
  foot: {
    flex: 'none',
    display: 'flex',
    justifyContent: 'flex-end',
    gap: '16px',
    padding: '10px 24px',
    color: tokens.colorNeutralForeground3,
    ...type.note,
  },
});

/** Where the circle of the drawn mark has its middle, and where the ring's own shape has it. */
const CIRCLE_AT = 6.45;
const CIRCLE_OF_RING = 3.8;

/** The mark drawn large with rings of shelter around it; decoration only. */
function Shelter(): ReactNode {
  const styles = useStyles();
  const rings = [1.6, 2.65, 3.7, 4.9, 6.2];
  return (
    <svg className={styles.drawing} viewBox="-320 -380 640 760" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {rings.map((ring, index) => (
        <path
          key={ring}
          d="M-3.1 -20.4a4.6 4.6 0 0 1 6.2 0l11 10A20 20 0 1 1 -14.1 -10.4Z"
          transform={`translate(0 ${CIRCLE_AT - CIRCLE_OF_RING * ring * 2.75}) scale(${ring * 2.75})`}
          fill="none"
          stroke="#89cedd"
          strokeOpacity={0.55 - index * 0.09}
          strokeWidth={0.14}
        />
      ))}
      <g transform="translate(-66 -70) scale(2.75)">
        <path
          fill="#fff"
          fillRule="evenodd"
          d="M20.9 3.6a4.6 4.6 0 0 1 6.2 0l11 10A20 20 0 1 1 9.9 13.6Zm3.1 6.3L14.6 18.2A13.2 13.2 0 1 0 33.4 18.2Z"
        />
        <path
          fill="#f2b84b"
          d="M24 18.3a5.1 5.1 0 0 1 2.9 9.3l2.5 7.6a1.5 1.5 0 0 1-1.4 2h-8a1.5 1.5 0 0 1-1.4-2l2.5-7.6a5.1 5.1 0 0 1 2.9-9.3Z"
        />
      </g>
    </svg>
  );
}

/** The calm half-and-half page of sign-in, lock, recovery and failures. Focus starts on the title's first field. */
export function SessionFrame(props: {
  title: string;
  /** Stands above the title while the office is known: locked, never signed out. */
  office?: string;
  foot?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} – ${t('program')}`;
  }, [props.title, t]);
  return (
    <div className={styles.root}>
      <div className={styles.panel} aria-hidden="true">
        <Shelter />
      </div>
      <main className={styles.main}>
        <div className={styles.middle}>
          {props.office === undefined ? null : <p className={styles.office}>{props.office}</p>}
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.children}
        </div>
        <footer className={styles.foot}>{props.foot}</footer>
      </main>
    </div>
  );
}
