import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { DRAFT_FORMS } from '#shared/features/drafts/drafts.schema.ts';
import { sourceFiles } from './support/walk-imports.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A call that makes a form, and what it says about the drafts of it. */
interface FormCall {
  readonly where: string;
  readonly draft: string | null;
}

/** Text from the brace at `start` to the one that closes it; strings and comments are stepped over. */
function objectAt(text: string, start: number): string {
  let depth = 0;
  for (const { index, 0: part } of text
    .slice(start)
    .matchAll(/'[^'\n]*'|"[^"\n]*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}]/g)) {
    if (part === '{') depth += 1;
    if (part === '}') depth -= 1;
    if (depth === 0) return text.slice(start, start + index + 1);
  }
  throw new Error('a brace is not closed');
}

/** Value of a property that stands in the object itself and in none inside it; null when there is none. */
function propertyOf(object: string, name: string): string | null {
  let depth = 0;
  const parts = /'[^'\n]*'|"[^"\n]*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}()[\]]|[\w$.]+/g;
  for (const { index, 0: part } of object.matchAll(parts)) {
    if (/^[{([]$/.test(part)) depth += 1;
    if (/^[})\]]$/.test(part)) depth -= 1;
    if (depth !== 1 || part !== name) continue;
    const value = object.slice(index + name.length);
    if (/^\s*,/.test(value)) return name;
    if (!/^\s*:/.test(value)) continue;
    const begin = index + name.length + value.indexOf(':') + 1;
    const brace = /^\s*\{/.exec(object.slice(begin));
    if (brace === null) return /^[^,\n]*/.exec(object.slice(begin))?.[0].trim() ?? '';
    return objectAt(object, begin + brace[0].length - 1);
  }
  return null;
}

function formsIn(path: string, text: string): readonly FormCall[] {
  return [...text.matchAll(/(?<!function )\b(?:useOfficeForm|useRecordEdit)(?:<[^(;=]*>)?\((\{)?/g)].map((call) => {
    const line = text.slice(0, call.index).split('\n').length;
    const options = call[1] === undefined ? '' : objectAt(text, call.index + call[0].length - 1);
    return { where: `${path}:${line}`, draft: propertyOf(options, 'draft') };
  });
}

/** Places where text is typed that the kit of forms knows nothing of. */
function looseTextAreas(path: string, text: string): readonly string[] {
  return [...text.matchAll(/<(textarea|Textarea|form)\b/g)].map(([, tag = '']) => `${path}: <${tag}>`);
}

const files = sourceFiles(root)
  .filter((path) => /^renderer\/.*\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const forms = files.flatMap(({ path, text }) => formsIn(path, text));

/** Forms whose typing may never be kept: what is typed in them opens the office. */
const NEVER: Readonly<Record<string, string>> = {
  'renderer/features/session/lock-page.tsx': 'password',
  'renderer/features/session/sign-in-page.tsx': 'password',
  'renderer/features/session/change-password-page.tsx': 'password',
  'renderer/features/session/own-password-page.tsx': 'password',
  'renderer/features/session/recovery-page.tsx': 'recovery-key',
  'renderer/ui/recovery-key/recovery-key-check.tsx': 'recovery-key',
  'renderer/features/backups/restore/key-form.tsx': 'recovery-key',
  'renderer/features/backups/restore/new-owner-form.tsx': 'recovery-key',
  'renderer/features/session/first-run/administrator-step.tsx': 'first-run',
  'renderer/features/session/first-run/office-step.tsx': 'first-run',
  'renderer/features/administration/reset-password-dialog.tsx': 'password',
  // One word of one's own, about nobody.
  'renderer/features/backups/add-place-dialog.tsx': 'a-name',
  'renderer/features/backups/restore/file-chooser.tsx': 'a-name',
  'renderer/ui/list/saved-filter-dialogs.tsx': 'a-name',
};

describe('every form', () => {
  test('is found in the source', () => {
    expect(forms.length).toBeGreaterThan(15);
  });

  test.each(forms)('$where says where its draft is kept, or why never', ({ draft }) => {
    expect(draft).not.toBeNull();
  });

  test('that is never kept stands in the list of those, with its reason', () => {
    const never = forms.flatMap(({ where, draft }) => {
      const reason = /never: '([\w-]+)'/.exec(draft ?? '')?.[1];
      return reason === undefined ? [] : [`${where.replace(/:\d+$/, '')} ${reason}`];
    });
    const allowed = Object.entries(NEVER).map(([path, reason]) => `${path} ${reason}`);
    expect([...new Set(never)].toSorted()).toEqual(allowed.toSorted());
  });

  test('with a password field never writes it down', () => {
    const withPasswords = files.filter(
      ({ text }) => /<(PasswordField|TemporaryPasswordField|NewPassword\w*)\b/.test(text) && /useOfficeForm/.test(text),
    );
    expect(withPasswords.length).toBeGreaterThan(4);
    for (const { path, text } of withPasswords) {
      const safe = formsIn(path, text).every(({ draft }) => /never:|omit: \['temporaryPassword'\]/.test(draft ?? ''));
      expect(safe, path).toBe(true);
    }
  });

  test('of the closed list is used by a form of the source', () => {
    const all = files.map(({ text }) => text).join('\n');
    const unused = Object.keys(DRAFT_FORMS).filter(
      (form) => !all.includes(`form: '${form}'`) && !all.includes(`form: \`\${feature}.${form.split('.')[1] ?? ''}\``),
    );
    expect(unused).toEqual([]);
  });

  test('is one of the kit: nobody draws a form or a text area past it', () => {
    const loose = files.filter(({ path }) => !path.startsWith('renderer/ui/form/'));
    expect(loose.flatMap(({ path, text }) => looseTextAreas(path, text))).toEqual([]);
  });
});

test('a form without a word about drafts is caught', () => {
  const inner = `const form = useOfficeForm<A, B>({ schema, save: () => ({ draft: 1 }) });`;
  expect(formsIn('a.tsx', inner)).toEqual([{ where: 'a.tsx:1', draft: null }]);
  expect(formsIn('a.tsx', `useOfficeForm(options)`)[0]?.draft).toBeNull();
  expect(formsIn('a.tsx', `useOfficeForm<A, B>({ draft: { never: 'password' } })`)[0]?.draft).toBe(
    `{ never: 'password' }`,
  );
  expect(looseTextAreas('a.tsx', `<p><textarea value={x} /></p>`)).toEqual(['a.tsx: <textarea>']);
});
