import { makeStyles, tokens } from '@fluentui/react-components';
import { media } from '#renderer/ui/theme/theme.ts';

const RING = 'M20.9 3.6a4.6 4.6 0 0 1 6.2 0l11 10A20 20 0 1 1 9.9 13.6Zm3.1 6.3L14.6 18.2A13.2 13.2 0 1 0 33.4 18.2Z';
const FIGURE =
  'M24 18.3a5.1 5.1 0 0 1 2.9 9.3l2.5 7.6a1.5 1.5 0 0 1-1.4 2h-8a1.5 1.5 0 0 1-1.4-2l2.5-7.6a5.1 5.1 0 0 1 2.9-9.3Z';

const useStyles = makeStyles({
  ring: { fill: tokens.colorBrandForeground1, [media.forced]: { fill: 'CanvasText' } },
  ringWhite: { fill: '#ffffff', [media.forced]: { fill: 'CanvasText' } },
  figure: { fill: '#f2b84b', [media.forced]: { fill: 'CanvasText' } },
});

/** The mark without its tile: ring in accent in the top bar, white on the petrol panel of the sign-in. */
export function Logo({ size, onPetrol = false }: { readonly size: number; readonly onPetrol?: boolean }) {
  const styles = useStyles();
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path className={onPetrol ? styles.ringWhite : styles.ring} fillRule="evenodd" d={RING} />
      <path className={styles.figure} d={FIGURE} />
    </svg>
  );
}
