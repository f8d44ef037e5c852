/** Events of each object the stand-in can fire; a test holds them to electron.d.ts. */
export const KNOWN_EVENTS = {
  App: [
    'before-quit',
    'certificate-error',
    'login',
    'second-instance',
    'select-client-certificate',
    'web-contents-created',
    'will-quit',
    'window-all-closed',
  ],
  BrowserWindow: ['closed', 'ready-to-show', 'session-end'],
  WebContents: [
    'did-change-theme-color',
    'did-finish-load',
    'did-start-navigation',
    'render-process-gone',
    'will-attach-webview',
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
  ],
  Session: ['will-download'],
  NativeTheme: ['updated'],
  PowerMonitor: ['lock-screen', 'suspend'],
  MessagePortMain: ['close', 'message'],
} as const;
