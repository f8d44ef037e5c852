import { nodeBundle } from './node-bundle.ts';

/** The main process of the desktop program: out/main/main.js and its workers. */
export default nodeBundle('main', 'electron/main.ts');
