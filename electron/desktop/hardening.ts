/**
 * Every line of the hardening list, with what it promises. The security tests take their list from here: each line has
 * a test that drives the built program, and a line without one fails.
 */
export const HARDENING = {
  sandbox: 'The page runs in the operating system sandbox, switched on for the whole program before it is ready.',
  contextIsolation: 'The preload and the page do not share objects.',
  noNodeIntegration: 'No page, frame or worker has Node.',
  noWebview: 'No webview tag exists, and attaching one is refused.',
  webSecurity: 'The same-origin rules of the browser stay on and no mixed content is loaded.',
  noNavigateOnDrop: 'A file dropped on the window opens nothing.',
  memorySession: 'What Chromium keeps for the page (storage, caches) stays in memory and is gone with the program.',
  schemePrivileges: 'The own scheme is standard and secure, with no service workers and no way around the CSP.',
  fileManifest: 'Only files listed at start are served; paths are looked up, never joined.',
  contentSecurityPolicy: 'Every answer carries the CSP that starts from nothing and allows nothing inline.',
  permissionRequests: 'Every permission a page requests is refused.',
  permissionChecks: 'Every permission check and every device is refused.',
  navigation: 'The window never leaves its one document; frames never navigate.',
  redirects: 'No redirect is followed.',
  windowOpen: 'No page opens a window.',
  externalAddresses: 'Only parsed https and plain mailto addresses are handed to the system.',
  network: 'Every request to a network is refused.',
  certificates: 'No certificate error is forgiven, no client certificate and no password is given.',
  downloads: 'Chromium saves no file by itself.',
  oneEntrance: 'The main process listens to one message: the hand-over of a port.',
  sender: 'A port is taken only from the main frame of an own window showing the own page.',
  preloadExposesNothing: 'The preload gives the page nothing and forwards only the port.',
  portClosesWithPage: 'A reload, a navigation or a lost page process closes the port.',
  developerTools: 'Packages have no developer tools.',
  redactedLog: 'The log holds no addresses with personal data and no field values.',
  noCrashUpload: 'No crash report is collected or sent.',
  noSpellDownload: 'No spelling dictionary is fetched.',
} as const;

export type HardeningLine = keyof typeof HARDENING;
