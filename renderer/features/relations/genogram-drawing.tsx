import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';

import { labelY, type GenogramLayout, type Shape } from '#shared/features/relations/genogram-layout.ts';
import { SHAPE } from '#shared/features/relations/genogram-measure.ts';
import { sceneWords } from '#shared/features/relations/genogram-scene.ts';
import { media } from '../../ui/theme/theme.ts';

const HALF = SHAPE / 2;

const useStyles = makeStyles({
  line: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '1.5px',
    [media.forced]: { stroke: 'CanvasText' },
  },
  informal: { strokeDasharray: '5 4' },
  care: { strokeDasharray: '5 4' },
  tie: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '1.5px',
    strokeDasharray: '2 4',
    [media.forced]: { stroke: 'CanvasText' },
  },
  endedTie: {
    stroke: tokens.colorNeutralForeground3,
    strokeDasharray: '1 5',
    [media.forced]: { stroke: 'GrayText' },
  },
  careTie: { strokeDasharray: '6 4' },
  // Under a label: the line around the household stops there.
  clear: { fill: 'var(--paper)', [media.forced]: { fill: 'Canvas' } },
  household: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '1px',
    strokeDasharray: '8 5',
    [media.forced]: { stroke: 'GrayText' },
  },
  shape: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5px',
    [media.forced]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  inside: {
    fill: tokens.colorBrandBackground2,
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '2px',
    [media.forced]: { fill: 'Canvas', stroke: 'CanvasText', strokeWidth: '3px' },
  },
  cross: { stroke: tokens.colorNeutralForeground1, strokeWidth: '1.5px', [media.forced]: { stroke: 'CanvasText' } },
  link: {
    cursor: 'pointer',
    outlineStyle: 'none',
    '& .focus-ring': { stroke: 'none' },
    ':focus-visible .focus-ring': {
      stroke: tokens.colorStrokeFocus2,
      strokeWidth: '2px',
      [media.forced]: { stroke: 'Highlight' },
    },
    ':hover .name': { textDecorationLine: 'underline' },
  },
  ring: { fill: 'none' },
  // Words stand before lines that pass under them.
  text: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '12px',
    textAnchor: 'middle',
    stroke: 'var(--paper)',
    strokeWidth: '4px',
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
    [media.forced]: { fill: 'CanvasText', stroke: 'Canvas' },
  },
  age: { fontWeight: tokens.fontWeightSemibold, strokeWidth: 0 },
  ageInside: { fill: tokens.colorBrandForeground2, [media.forced]: { fill: 'CanvasText' } },
  note: { fontSize: '11px', fill: tokens.colorNeutralForeground2, [media.forced]: { fill: 'CanvasText' } },
});

/** What opens a person's card from the drawing; absent on paper. */
export type OpenPerson = (id: string) => void;

/**
 * The genogram drawn: lines first, then people over them. Each person is a link with a whole label; the drawing as a whole
 * is named by whoever draws it.
 */
export function GenogramDrawing(props: {
  readonly layout: GenogramLayout;
  readonly label: string;
  /** Width on the screen; the height follows. */
  readonly width: number;
  readonly onOpen?: OpenPerson;
}): ReactNode {
  const styles = useStyles();
  const { layout, label, width, onOpen } = props;
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={width}
      height={layout.width === 0 ? 0 : (width * layout.height) / layout.width}
      role="group"
      aria-label={label}
      focusable="false"
    >
      {layout.household === null ? null : <path d={layout.household} className={styles.household} />}
      {layout.descents.map(({ path, kind }) => (
        <path key={`${kind} ${path}`} d={path} className={mergeClasses(styles.line, kind !== 'birth' && styles.care)} />
      ))}
      {layout.ties.map(({ path, kind, ended, label: words }) => (
        <g key={`${kind} ${path}`} aria-hidden="true">
          <path
            d={path}
            className={mergeClasses(
              styles.tie,
              (kind === 'adoptive' || kind === 'foster') && styles.careTie,
              ended && styles.endedTie,
            )}
          />
          {words === null ? null : (
            <text x={words.x} y={words.y} className={mergeClasses(styles.text, styles.note)}>
              {words.text}
            </text>
          )}
        </g>
      ))}
      {layout.unions.map((union) => (
        <UnionMark key={union.path} union={union} />
      ))}
      {layout.shapes.map((shape) => (
        <PersonMark key={shape.person.id} shape={shape} {...(onOpen === undefined ? {} : { onOpen })} />
      ))}
    </svg>
  );
}

/** What lies behind a label, as wide as its letters are on the average. */
function LabelGround({ x, y, text }: { x: number; y: number; text: string }): ReactNode {
  const styles = useStyles();
  const width = text.length * 5.8 + 4;
  return <rect x={x - width / 2} y={y - 10} width={width} height={13} className={styles.clear} />;
}

function UnionMark({ union }: { readonly union: GenogramLayout['unions'][number] }): ReactNode {
  const styles = useStyles();
  const { path, kind, strokes, mark, label } = union;
  return (
    <g aria-hidden="true">
      {label === null ? null : <LabelGround x={label.x} y={label.y} text={label.text} />}
      <path d={path} className={mergeClasses(styles.line, kind === 'partnership' && styles.informal)} />
      {Array.from({ length: strokes }, (_, index) => (
        <path key={index} d={`M${mark.x - 6 + index * 6} ${mark.y + 8}l7 -16`} className={styles.line} />
      ))}
      {label === null ? null : (
        <text x={label.x} y={label.y} className={mergeClasses(styles.text, styles.note)}>
          {label.text}
        </text>
      )}
    </g>
  );
}

function Outline({ shape, className, grow = 0 }: { shape: Shape; className: string; grow?: number }): ReactNode {
  const { x, y } = shape;
  const half = HALF + grow;
  switch (shape.shape) {
    case 'circle':
      return <circle cx={x} cy={y} r={half} className={className} />;
    case 'square':
      return <rect x={x - half} y={y - half} width={2 * half} height={2 * half} className={className} />;
    case 'diamond':
      return <path d={`M${x} ${y - half}l${half} ${half}l-${half} ${half}l-${half} -${half}z`} className={className} />;
  }
}

function PersonMark({ shape, onOpen }: { readonly shape: Shape; readonly onOpen?: OpenPerson }): ReactNode {
  const styles = useStyles();
  const { person, x, y } = shape;
  const opens = onOpen !== undefined && person.hidden === null;
  const open = (): void => {
    if (opens) onOpen(person.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    open();
  };
  const name = person.hidden === null ? `${person.firstName ?? ''} ${person.surname ?? ''}` : shape.lines.join(' ');
  const words = sceneWords(person);
  const label = words === '' ? name : `${name}, ${words}`;
  return (
    <g {...(opens ? { role: 'link', tabIndex: 0, onClick: open, onKeyDown, className: styles.link } : { role: 'img' })}>
      {/* The name of the shape: an aria-label would have to repeat the drawn words in their order. */}
      <title>{label}</title>
      <Outline shape={shape} grow={5} className={mergeClasses('focus-ring', styles.ring)} />
      <Outline shape={shape} className={mergeClasses(styles.shape, person.inHousehold && styles.inside)} />
      {person.deathDate === null ? (
        <text
          x={x}
          y={y + 4}
          aria-hidden="true"
          className={mergeClasses(styles.text, styles.age, person.inHousehold && styles.ageInside)}
        >
          {person.age ?? '?'}
        </text>
      ) : (
        <path d={crossOf(shape)} className={styles.cross} />
      )}
      {shape.lines.map((line, index) => (
        <text
          key={line}
          x={x}
          y={labelY(y, index)}
          aria-hidden="true"
          className={mergeClasses('name', styles.text, index > 1 && styles.note)}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** Two lines from corner to corner; inside a circle they end at its line. */
function crossOf({ x, y, shape }: Shape): string {
  const reach = shape === 'square' ? HALF : shape === 'circle' ? HALF * Math.SQRT1_2 : HALF / 2;
  return `M${x - reach} ${y - reach}L${x + reach} ${y + reach}M${x + reach} ${y - reach}L${x - reach} ${y + reach}`;
}
