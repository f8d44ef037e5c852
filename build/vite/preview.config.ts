import { nodeBundle } from './node-bundle.ts';

/** The preview host: out/preview/preview.js and its workers. */
export default nodeBundle('preview', 'electron/preview/preview.ts');
