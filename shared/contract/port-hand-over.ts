/**
 * The one message between the page and the main process. The page makes a MessageChannel and posts this text to its own
 * window with one port: `window.postMessage(PORT_HAND_OVER, window.location.origin, [port])`; the preload forwards the
 * port under the same name. A refused port, and one whose page was reloaded, is closed by the main process: the page
 * hears `close` on its end.
 */
export const PORT_HAND_OVER = 'ostoja:port';
