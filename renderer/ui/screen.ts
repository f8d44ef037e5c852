import {
  defaultStringifySearch,
  type RouterHistory,
  useNavigate,
  useParams,
  useRouter,
  useSearch,
} from '@tanstack/react-router';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { Access } from '#shared/contract/procedure.ts';
import { lastAddressOf } from './list/list-address.ts';
import { concealTyped, revealSelected, revealTyped } from './typed-texts.ts';

/** A screen's address: path with `$name` parameters, who may see it, and what its search part holds (filters, tab). */
export type Screen<Path extends string = string, Search extends object = object> = {
  readonly path: Path;
  readonly permission: Access;
  readonly search: z.ZodType<Search>;
};

type ParamNames<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParamNames<Head> | ParamNames<Tail>
  : Path extends `$${infer Name}`
    ? Name
    : never;

/** The parameters of a path: '/osoby/$personId' has { personId: string }. */
export type ParamsOf<Path extends string> = { readonly [Name in ParamNames<Path>]: string };

/** Declares a screen, so that its parameters and filters are typed wherever it is linked to or read. */
export function defineScreen<const Path extends string, Search extends object>(
  screen: Screen<Path, Search>,
): Screen<Path, Search> {
  return screen;
}

/** The search part as the schema reads it; an address that makes no sense gives the defaults. */
export function readSearch<Search extends object>(schema: z.ZodType<Search>, raw: unknown): Search {
  const parsed = schema.safeParse(revealSelected(raw));
  return parsed.success ? parsed.data : schema.parse({});
}

/** Leaves out what equals the default, so that addresses stay short and say only what was chosen. */
export function withoutDefaults<Search extends object>(
  schema: z.ZodType<Search>,
  search: Partial<Search>,
): Partial<Search> {
  const defaults = readSearch(schema, {}) as Readonly<Record<string, unknown>>;
  const chosen = Object.entries(search).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(defaults[key]),
  );
  return Object.fromEntries(chosen) as Partial<Search>;
}

/** The address of a screen, for `TextLink` and `useGo`. */
export function screenPath<Path extends string, Search extends object>(
  screen: Screen<Path, Search>,
  params: ParamsOf<Path>,
  search: Partial<Search> = {},
): string {
  const values = params as Readonly<Record<string, string>>;
  const path = screen.path.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return `${path}${defaultStringifySearch(concealTyped(withoutDefaults(screen.search, search)))}`;
}

/** The address bar; the router of a table of screens has no types of its own. */
export function useHistory(): RouterHistory {
  const router: { readonly history: RouterHistory } = useRouter();
  return router.history;
}

/** `const go = useGo(); go(screenPath(personScreen, { personId }))` */
export function useGo(): (to: string) => void {
  const history = useHistory();
  return useCallback((to) => history.push(to), [history]);
}

/** Goes back to where the user came from, or to `fallback` when the screen was the first one. */
export function useGoBack(fallback: string): () => void {
  const history = useHistory();
  return useCallback(() => {
    if (history.canGoBack()) history.back();
    else history.push(lastAddressOf(fallback));
  }, [history, fallback]);
}

/** Typed parameters of the screen that is shown. */
export function useScreenParams<Path extends string, Search extends object>(
  _screen: Screen<Path, Search>,
): ParamsOf<Path> {
  // The router of a table of screens cannot know one screen's path; the screen itself does.
  return useParams({ strict: false }) as ParamsOf<Path>;
}

/** Typed filters of the screen that is shown, and the way to change some of them in place (no step in the history). */
export function useScreenSearch<Path extends string, Search extends object>(
  screen: Screen<Path, Search>,
): readonly [Search, (change: Partial<Search>) => void] {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = revealTyped(readSearch(screen.search, raw));
  const change = (part: Partial<Search>) => {
    const next = concealTyped(withoutDefaults(screen.search, { ...search, ...part }));
    void navigate({ to: '.', search: () => next as never, replace: true });
  };
  return [search, change];
}
