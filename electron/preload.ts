import { forwardPort } from './desktop/preload/forward-port.ts';

forwardPort();
