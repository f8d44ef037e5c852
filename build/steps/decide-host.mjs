/**
 * What speaks for and against opening the program in Electron.
 *
 * @typedef {object} Circumstances
 * @property {boolean} preview asked for by option
 * @property {boolean} demo the demonstration office, which only the preview host makes
 * @property {boolean} port asked for by option; Electron has none
 * @property {string} platform as `process.platform`
 * @property {number | undefined} uid as `process.getuid()`, undefined on Windows
 * @property {boolean} display whether a window can be shown
 * @property {'present' | 'unknown' | 'gave-up'} binary whether Electron's program is there; 'gave-up' is a remembered answer
 */

/**
 * @typedef {{ host: 'electron' } | { host: 'fetch' } | { host: 'preview', why: string | undefined }} Decision
 * 'fetch': Electron if its program can be fetched now.
 */

/**
 * Where the program opens. The first thing that stands against Electron is the one named.
 *
 * @param {Circumstances} now
 * @returns {Decision}
 */
export function decideHost(now) {
  if (now.preview) return { host: 'preview', why: undefined };
  if (now.demo) return { host: 'preview', why: 'the demonstration office opens in the browser' };
  if (now.port) return { host: 'preview', why: 'a port was asked for' };
  if (!now.display) return { host: 'preview', why: 'there is no display' };
  if (now.platform === 'linux' && now.uid === 0) return { host: 'preview', why: 'it does not run as root' };
  if (now.binary === 'gave-up') {
    return {
      host: 'preview',
      why: 'its program could not be fetched earlier (asked again when package-lock.json changes or .cache/electron.json is deleted)',
    };
  }
  return { host: now.binary === 'present' ? 'electron' : 'fetch' };
}

/**
 * Whether a window can be shown here.
 *
 * @param {string} platform as `process.platform`
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {boolean}
 */
export function hasDisplay(platform, env) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/**
 * The program that opens an address in the default browser.
 *
 * @param {string} platform as `process.platform`
 * @param {string} address
 * @returns {{ command: string, args: string[] }}
 */
export function browserCommand(platform, address) {
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  if (platform === 'darwin') return { command: 'open', args: [address] };
  return { command: 'xdg-open', args: [address] };
}
