import { app, shell, type WebContents } from 'electron';
import type { Logger } from '#core/ports/index.ts';
import { externalAddress } from './policies/external-address.ts';
import { isNavigationAllowed } from './policies/navigation.ts';

/** Guards every page that will ever exist in the program, whoever makes it. Call before the first window. */
export function guardAllContents(logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, logger));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _authInfo, callback) => {
    event.preventDefault();
    callback();
  });
}

function guardContents(contents: WebContents, logger: Logger): void {
  // Developer tools are Chromium's own page and have rules of their own; packages have none.
  contents.on('will-frame-navigate', (details) => {
    const { url: address, isMainFrame } = details;
    if (isNavigationAllowed({ address, isMainFrame, isRedirect: false })) return;
    details.preventDefault();
    logger.warn('desktop.refused', { what: 'navigation' });
  });
  contents.on('will-navigate', (details) => {
    const { url: address, isMainFrame } = details;
    if (!isNavigationAllowed({ address, isMainFrame, isRedirect: false })) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    const { url: address, isMainFrame } = details;
    if (isNavigationAllowed({ address, isMainFrame, isRedirect: true })) return;
    details.preventDefault();
    logger.warn('desktop.refused', { what: 'redirect' });
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    logger.warn('desktop.refused', { what: 'webview' });
  });
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url);
    if (address === undefined) logger.warn('desktop.refused', { what: 'window' });
    else void openExternally(address, logger);
    return { action: 'deny' };
  });
}

async function openExternally(address: string, logger: Logger): Promise<void> {
  try {
    await shell.openExternal(address);
  } catch (error) {
    logger.error('desktop.open-external', error);
  }
}
