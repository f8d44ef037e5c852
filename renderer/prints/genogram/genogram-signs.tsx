import type { ReactNode, SVGProps } from 'react';

import { labelY, type GenogramLayout, type Shape } from '#shared/features/relations/genogram-layout.ts';
import { SHAPE, textWidth } from '#shared/features/relations/genogram-measure.ts';
import { sceneWords } from '#shared/features/relations/genogram-scene.ts';
import type { DrawingPart } from '#shared/features/relations/genogram-sheets.ts';
import type { TieLine } from '#shared/features/relations/genogram-ties.ts';

const HALF = SHAPE / 2;
const LINE = { fill: 'none', stroke: '#000', strokeWidth: 1.5 } as const;

/** A part of the drawing in black on white: nothing of the screen's theme, and no meaning by colour. */
export function GenogramOnPaper(props: {
  readonly layout: GenogramLayout;
  readonly part: DrawingPart;
  readonly scale: number;
  readonly label: string;
}): ReactNode {
  const { layout, part, scale, label } = props;
  return (
    <svg
      className="print-drawing"
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      width={part.width * scale}
      height={part.height * scale}
      role="img"
      aria-label={label}
    >
      {layout.household === null ? null : (
        <path d={layout.household} fill="none" stroke="#555" strokeWidth={1} strokeDasharray="8 5" />
      )}
      {layout.descents.map(({ path, kind }) => (
        <path key={`${kind} ${path}`} d={path} {...LINE} {...(kind === 'birth' ? {} : { strokeDasharray: '5 4' })} />
      ))}
      {layout.ties.map(({ path, kind, ended, label: words }) => (
        <g key={`${kind} ${path}`}>
          <path d={path} {...LINE} {...tieStroke(kind, ended)} />
          {words === null ? null : <Words {...words} size={11} />}
        </g>
      ))}
      {layout.unions.map((union) => (
        <UnionOnPaper key={union.path} union={union} />
      ))}
      {layout.shapes.map((shape) => (
        <PersonOnPaper key={shape.person.id} shape={shape} />
      ))}
    </svg>
  );
}

function tieStroke(kind: TieLine['kind'], ended: boolean): SVGProps<SVGPathElement> {
  if (ended) return { stroke: '#555', strokeDasharray: '1 5' };
  return { strokeDasharray: kind === 'adoptive' || kind === 'foster' ? '6 4' : '2 4' };
}

function Words(props: { readonly x: number; readonly y: number; readonly text: string; readonly size: number }) {
  const { x, y, text, size } = props;
  const width = (textWidth(text) * size) / 12;
  // Words stand before lines that pass under them. Letters with an outline would leave the embedded font.
  return (
    <>
      <rect x={x - width / 2} y={y - size} width={width} height={size + 3} fill="#fff" />
      <text x={x} y={y} fontSize={size} textAnchor="middle" fill="#000">
        {text}
      </text>
    </>
  );
}

function UnionOnPaper({ union }: { readonly union: GenogramLayout['unions'][number] }): ReactNode {
  const { path, kind, strokes, mark, label } = union;
  return (
    <g>
      <path d={path} {...LINE} {...(kind === 'partnership' ? { strokeDasharray: '5 4' } : {})} />
      {Array.from({ length: strokes }, (_, index) => (
        <path key={index} d={`M${mark.x - 6 + index * 6} ${mark.y + 8}l7 -16`} {...LINE} />
      ))}
      {label === null ? null : <Words {...label} size={11} />}
    </g>
  );
}

function PersonOnPaper({ shape }: { readonly shape: Shape }): ReactNode {
  const { person, x, y } = shape;
  return (
    <g>
      <title>{`${shape.lines.join(' ')}, ${sceneWords(person)}`}</title>
      <Outline shape={shape} thick={person.inHousehold} />
      {person.deathDate === null ? (
        <text x={x} y={y + 4} fontSize={12} fontWeight={600} textAnchor="middle" fill="#000">
          {person.age ?? '?'}
        </text>
      ) : (
        <path d={crossOf(shape)} {...LINE} />
      )}
      {shape.lines.map((line, index) => (
        <Words key={line} x={x} y={labelY(y, index)} text={line} size={index > 1 ? 11 : 12} />
      ))}
    </g>
  );
}

function Outline({ shape, thick }: { readonly shape: Shape; readonly thick: boolean }): ReactNode {
  const { x, y } = shape;
  const line = { fill: '#fff', stroke: '#000', strokeWidth: thick ? 3 : 1.5 };
  switch (shape.shape) {
    case 'circle':
      return <circle cx={x} cy={y} r={HALF} {...line} />;
    case 'square':
      return <rect x={x - HALF} y={y - HALF} width={SHAPE} height={SHAPE} {...line} />;
    case 'diamond':
      return <path d={`M${x} ${y - HALF}l${HALF} ${HALF}l-${HALF} ${HALF}l-${HALF} -${HALF}z`} {...line} />;
  }
}

/** Two lines from corner to corner; inside a circle they end at its line. */
function crossOf({ x, y, shape }: Shape): string {
  const reach = shape === 'square' ? HALF : shape === 'circle' ? HALF * Math.SQRT1_2 : HALF / 2;
  return `M${x - reach} ${y - reach}L${x + reach} ${y + reach}M${x + reach} ${y - reach}L${x - reach} ${y + reach}`;
}

/** What the signs mean; standard signs of genograms (McGoldrick). */
export function LegendOnPaper({ words }: { readonly words: Readonly<Record<LegendSign, string>> }): ReactNode {
  return (
    <ul className="print-legend">
      {SIGNS.map(({ sign, width, content }) => (
        <li key={sign}>
          <svg width={width} height="16" viewBox={`0 0 ${width} 16`} aria-hidden="true" {...LINE}>
            {content}
          </svg>
          {words[sign]}
        </li>
      ))}
    </ul>
  );
}

type LegendSign =
  | 'man'
  | 'woman'
  | 'unknown'
  | 'dead'
  | 'marriage'
  | 'partnership'
  | 'divorce'
  | 'separation'
  | 'care'
  | 'otherTie'
  | 'endedTie'
  | 'member'
  | 'together';

const SIGNS: readonly { readonly sign: LegendSign; readonly width: number; readonly content: ReactNode }[] = [
  { sign: 'man', width: 16, content: <rect x="2" y="2" width="12" height="12" /> },
  { sign: 'woman', width: 16, content: <circle cx="8" cy="8" r="6" /> },
  { sign: 'unknown', width: 16, content: <path d="M8 1l7 7l-7 7l-7 -7z" /> },
  { sign: 'dead', width: 16, content: <path d="M2 2h12v12h-12zM2 2l12 12M14 2l-12 12" /> },
  { sign: 'marriage', width: 28, content: <path d="M0 8h28" /> },
  { sign: 'partnership', width: 28, content: <path d="M0 8h28" strokeDasharray="5 4" /> },
  { sign: 'divorce', width: 28, content: <path d="M0 8h28M9 14l5 -12M15 14l5 -12" /> },
  { sign: 'separation', width: 28, content: <path d="M0 8h28M12 14l5 -12" /> },
  { sign: 'care', width: 16, content: <path d="M8 0v16" strokeDasharray="4 3" /> },
  { sign: 'otherTie', width: 28, content: <path d="M0 8h28" strokeDasharray="2 4" /> },
  { sign: 'endedTie', width: 28, content: <path d="M0 8h28" stroke="#555" strokeDasharray="1 5" /> },
  { sign: 'member', width: 16, content: <rect x="2.5" y="2.5" width="11" height="11" strokeWidth="3" /> },
  { sign: 'together', width: 28, content: <path d="M1 1h26v14h-26z" stroke="#555" strokeDasharray="6 4" /> },
];
