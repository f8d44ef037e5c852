import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from '../chromium.mjs';
import { pinnedNode, root, toolEnvironment } from '../steps/places.mjs';
import { addressIn } from '../steps/preview.mjs';
import { endAll, run } from '../steps/children.mjs';
import { pictures } from './pictures.ts';

process.on('SIGTERM', () => endAll(143));
process.on('SIGINT', () => endAll(130));

/** Starts the preview host, as built, and gives its address. */
function host(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    void run({
      command: pinnedNode(),
      args: [join(root, 'out', 'preview', 'preview.js'), ...args, '--port', '0', '--parent', String(process.pid)],
      env: toolEnvironment(),
      held: true,
      onLine: (line) => {
        const address = addressIn(line);
        if (address !== undefined) resolve(address);
      },
    }).then(({ code }) => reject(new Error(`The preview host ended with ${code}.`)));
  });
}

/** Pictures of the guide and of README, in the demonstration office and in a folder where the first run is still to come. */
async function takePictures(wanted: readonly string[]): Promise<void> {
  const browserProgram = findChromium();
  if (browserProgram === undefined) throw new Error('Chromium is not there: install it to take the pictures.');
  const chosen = pictures.filter(({ file }) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
  const folder = mkdtempSync(join(tmpdir(), 'ostoja-pictures-'));
  // After the hosts have ended, which this process waits for.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const browser = await chromium.launch({ executablePath: browserProgram, args: chromiumFlags() });
  try {
    const addresses = {
      demo: await host(['--demo', '--data', join(folder, 'demo')]),
      new: await host(['--data', join(folder, 'new')]),
    };
    for (const { file, office, login, take } of chosen) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        colorScheme: 'light',
        reducedMotion: 'reduce',
        locale: 'pl-PL',
        timezoneId: 'Europe/Warsaw',
      });
      const page = await context.newPage();
      await page.goto(addresses[office]);
      if (login !== undefined) {
        await page.getByLabel('Użytkownik').fill(login);
        await page.getByRole('textbox', { name: 'Hasło' }).fill('ostoja-pokaz');
        await page.getByRole('button', { name: 'Zaloguj się' }).click();
        await page.locator('#page-title').waitFor();
      }
      const part = await take(page);
      await page.evaluate('document.fonts.ready.then(() => true)');
      const path = join(root, 'docs', file);
      mkdirSync(dirname(path), { recursive: true });
      await (part ?? page).screenshot({ path, animations: 'disabled', caret: 'hide' });
      await context.close();
      console.log(file);
    }
  } finally {
    await browser.close();
  }
}

await takePictures(process.argv.slice(2)).then(
  () => endAll(0),
  (error: unknown) => {
    console.error(error);
    endAll(1);
  },
);
