import { isOwnPage, PAGE_ORIGIN } from './page-address.ts';

/** What is known about the sender of the one message the main process listens to. */
export interface Sender {
  /** Its window is one of ours and still open. */
  readonly isOwnWindow: boolean;
  /** The frame it came from; null once that frame navigated or was destroyed. */
  readonly frame: {
    readonly isMainFrame: boolean;
    readonly isDestroyed: boolean;
    readonly origin: string;
    readonly address: string;
  } | null;
  readonly portCount: number;
}

export const SENDER_REFUSALS = ['foreign-window', 'frame-gone', 'sub-frame', 'foreign-origin', 'not-one-port'] as const;
export type SenderRefusal = (typeof SENDER_REFUSALS)[number];

/** Why a hand-over of a port is refused, or undefined when the sender may have one. */
export function refusalOfSender(sender: Sender): SenderRefusal | undefined {
  if (!sender.isOwnWindow) return 'foreign-window';
  if (sender.frame === null || sender.frame.isDestroyed) return 'frame-gone';
  if (!sender.frame.isMainFrame) return 'sub-frame';
  if (sender.frame.origin !== PAGE_ORIGIN || !isOwnPage(sender.frame.address)) return 'foreign-origin';
  if (sender.portCount !== 1) return 'not-one-port';
  return undefined;
}
