import { runPreview } from './run-preview.ts';

await runPreview();
