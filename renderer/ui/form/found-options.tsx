import { makeStyles, Option as FluentOption, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { useErrorSentence } from '../error-sentence.ts';
import { Keys } from '../keys.tsx';
import { media } from '../theme/theme.ts';

export type FoundOption = { readonly id: string; readonly label: string; readonly detail?: string };

/** A search that offers what it finds as one types. */
export type OptionSearch = {
  readonly queryKey: readonly unknown[];
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
};

export type Found = {
  readonly options: readonly FoundOption[];
  /** The options were found for the text as it stands now; until then Enter takes none but what the arrows led to. */
  readonly fresh: boolean;
  /** What stands in the list in place of options. */
  readonly note: string;
};

const NOTHING: readonly FoundOption[] = [];

const useStyles = makeStyles({
  option: {
    '& [data-taken-by]': { display: 'none' },
    '&[data-activedescendant] [data-taken-by]': { display: 'inline-flex' },
  },
  // Said in place of options, not an option that is off: as legible as any other text.
  note: {
    color: tokens.colorNeutralForeground2,
    ':hover': { color: tokens.colorNeutralForeground2 },
    [media.forced]: { color: 'CanvasText', ':hover': { color: 'CanvasText' } },
  },
  words: { minWidth: 0, flexGrow: 1 },
  stacked: { display: 'flex', flexDirection: 'column' },
  detail: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
});

/**
 * What `search` finds for `typed`.
 * @param rest what is offered while nothing is typed; undefined while it is on its way
 */
export function useFound(
  source: OptionSearch & {
    readonly typed: string;
    readonly enabled: boolean;
    readonly enough: (text: string) => boolean;
    readonly rest?: readonly FoundOption[] | undefined;
  },
): Found {
  const t = useText();
  const text = useDeferredValue(source.typed).trim();
  const enough = source.enough(text);
  const { search } = source;
  const found = useQuery({
    queryKey: [...source.queryKey, text],
    queryFn: ({ signal }) => search(text, signal),
    enabled: source.enabled && enough,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const { sentence } = useErrorSentence(found.error);
  const options = (enough ? found.data : source.rest) ?? NOTHING;
  const note = !enough
    ? t('form.typeToSearch')
    : found.isError
      ? t('form.searchFailed', { sentence })
      : found.data === undefined
        ? t('form.searching')
        : t('form.noOptions');
  const fresh = text === source.typed.trim() && !(enough && found.isPlaceholderData);
  return { options, fresh, note };
}

/**
 * Tells a choice that was meant from one the control makes by itself: what the arrows led to is meant with Enter and with
 * Tab; otherwise Enter takes the first line, once it was found for the text as it stands.
 */
export function useMeant({ options, fresh }: Found): {
  readonly onKeyDown: (key: string) => void;
  readonly onTyped: () => void;
  readonly isMeant: (event: object) => boolean;
} {
  const walked = useRef(false);
  useEffect(() => {
    walked.current = false;
  }, [options]);
  return {
    onKeyDown: (key) => {
      if (key === 'ArrowDown' || key === 'ArrowUp' || key === 'PageDown' || key === 'PageUp') walked.current = true;
    },
    onTyped: () => {
      walked.current = false;
    },
    isMeant: (event) => !('key' in event) || walked.current || (fresh && event.key !== 'Tab'),
  };
}

/** The lines of the list; the one that Enter takes says so. */
export function FoundOptions(props: { readonly found: Found; readonly stacked?: boolean }): ReactNode {
  const styles = useStyles();
  const { options, fresh, note } = props.found;
  if (options.length === 0) {
    return (
      <FluentOption key="note" value="" text="" disabled className={styles.note}>
        {note}
      </FluentOption>
    );
  }
  return options.map((option) => (
    <FluentOption key={option.id} value={option.id} text={option.label} className={styles.option}>
      <span className={props.stacked === true ? styles.stacked : styles.words}>
        {option.label}
        {option.detail === undefined ? null : <span className={styles.detail}> {option.detail}</span>}
      </span>
      {fresh ? (
        <span data-taken-by="Enter" aria-hidden="true">
          <Keys keys={['Enter']} />
        </span>
      ) : null}
    </FluentOption>
  ));
}
