import { builtinModules } from 'node:module';
import { importsOf, sourceFiles, type Import } from './walk-imports.ts';

type Rule = {
  readonly name: string;
  /** Files the rule speaks about. */
  readonly from: RegExp;
  readonly except?: RegExp;
  readonly forbids: (one: Import) => boolean;
};

const ours =
  (pattern: RegExp) =>
  (one: Import): boolean =>
    one.ours !== undefined && pattern.test(one.ours);

const packages =
  (...names: string[]) =>
  (one: Import): boolean =>
    one.foreign !== undefined && names.includes(one.foreign);

const node = (one: Import): boolean =>
  one.foreign !== undefined && (one.foreign.startsWith('node:') || builtinModules.includes(one.foreign));

const screen = (one: Import): boolean =>
  one.foreign !== undefined && /^(react|react-.*|@fluentui\/.*)$/.test(one.foreign);

const featureOf = (path: string): RegExpExecArray | null =>
  /^(renderer|electron\/core)\/features\/([^/]+)\/(.*)$/.exec(path);

/** The import directions: who may know whom. */
export const rules: readonly Rule[] = [
  {
    name: 'shared imports nothing of ours but itself',
    from: /^shared\//,
    forbids: (one) => one.ours !== undefined && !one.ours.startsWith('shared/'),
  },
  { name: 'shared knows no Node', from: /^shared\//, forbids: node },
  {
    name: 'shared knows no screen, no shell and no SQL',
    from: /^shared\//,
    forbids: (one) => screen(one) || packages('electron', 'better-sqlite3', 'kysely')(one),
  },
  {
    name: 'db imports shared only',
    from: /^db\//,
    forbids: (one) => one.ours !== undefined && !/^(db|shared)\//.test(one.ours),
  },
  {
    name: 'db knows no contract',
    from: /^db\//,
    forbids: ours(/^shared\/(contract\/|.*\.contract\.ts$)/),
  },
  {
    name: 'core imports shared and db only',
    from: /^electron\/core\//,
    forbids: (one) => one.ours !== undefined && !/^(electron\/core|shared|db)\//.test(one.ours),
  },
  {
    name: 'desktop imports core and shared only',
    from: /^electron\/(desktop\/|main\.ts|preload\.ts)/,
    forbids: (one) => one.ours !== undefined && !/^(electron\/(desktop|core)|shared)\//.test(one.ours),
  },
  {
    name: 'preview imports core and shared only',
    from: /^electron\/preview\//,
    forbids: (one) => one.ours !== undefined && !/^(electron\/(preview|core)|shared)\//.test(one.ours),
  },
  {
    name: 'renderer imports shared only',
    from: /^renderer\//,
    forbids: (one) => one.ours !== undefined && !/^(renderer|shared|docs)\//.test(one.ours),
  },
  { name: 'renderer has no Node', from: /^renderer\//, forbids: node },
  {
    name: 'the design system knows no feature',
    from: /^renderer\/ui\//,
    forbids: ours(/^renderer\/(features|prints|app)\//),
  },
  {
    name: 'a feature reaches another only through its index',
    from: /^(renderer|electron\/core)\/features\//,
    forbids: (one) => {
      const [, , mine] = featureOf(one.file) ?? [];
      const [, , theirs, path] = featureOf(one.ours ?? '') ?? [];
      return theirs !== undefined && theirs !== mine && path !== 'index.ts';
    },
  },
  {
    name: 'only the entry files and desktop import electron',
    from: /^/,
    except: /^(electron\/(main|preload)\.ts$|electron\/desktop\/|tests\/)/,
    forbids: packages('electron'),
  },
  {
    name: 'only db imports better-sqlite3 and kysely',
    from: /^/,
    except: /^(db|tests)\//,
    forbids: packages('better-sqlite3', 'kysely'),
  },
  {
    name: 'the program knows no test',
    from: /^/,
    except: /^tests\//,
    forbids: ours(/^tests\//),
  },
  {
    name: 'the entry scripts run before anything is installed',
    from: /^build\/.*\.mjs$/,
    forbids: (one) => one.ours === undefined && !(one.foreign?.startsWith('node:') ?? false),
  },
  {
    name: 'an import carries its extension',
    from: /^/,
    forbids: (one) => one.ours !== undefined && !/\.[a-z0-9]+(\?[a-z]+)?$/.test(one.ours),
  },
  {
    name: 'no import leaves the repository',
    from: /^/,
    forbids: (one) => one.ours !== undefined && (one.ours.startsWith('../') || one.written.startsWith('/')),
  },
];

/** Every import that breaks a rule, as "file: rule (import)". */
export function brokenRules(root: string): string[] {
  const broken: string[] = [];
  for (const file of sourceFiles(root)) {
    const own = rules.filter((rule) => rule.from.test(file) && !(rule.except?.test(file) ?? false));
    for (const one of importsOf(root, file)) {
      for (const rule of own) if (rule.forbids(one)) broken.push(`${file}: ${rule.name} (${one.written})`);
    }
  }
  return broken;
}
