import { afterEach, expect, it } from 'vitest';
import { copyText } from '#renderer/ui/copy-text.ts';

const copied: string[] = [];

/** What a browser does on the command: a copy event whose data go to the clipboard when it was handled. */
function browserThat(allows: boolean): void {
  Object.assign(document, {
    execCommand: () => {
      const data = new Map<string, string>();
      const event = new Event('copy', { cancelable: true });
      Object.assign(event, { clipboardData: { setData: (type: string, text: string) => data.set(type, text) } });
      document.dispatchEvent(event);
      if (allows && event.defaultPrevented) copied.push(data.get('text/plain') ?? '');
      return allows && event.defaultPrevented;
    },
  });
}

afterEach(() => {
  copied.length = 0;
  Reflect.deleteProperty(document, 'execCommand');
});

it('puts the text into the clipboard without asking for a permission', () => {
  browserThat(true);
  expect(copyText('7K2-Q4')).toBe(true);
  expect(copied).toEqual(['7K2-Q4']);
});

it('says when the text is not there, and touches no later copying', () => {
  browserThat(false);
  expect(copyText('7K2-Q4')).toBe(false);
  const later = new Event('copy', { cancelable: true });
  document.dispatchEvent(later);
  expect(later.defaultPrevented).toBe(false);
});
