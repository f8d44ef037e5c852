/** Senders a port may come from; all but the first must be refused. */
export const SENDERS = [
  'own page',
  'foreign window',
  'sub frame',
  'foreign origin',
  'other document of the own origin',
  'destroyed frame',
  'frame gone',
  'closed window',
  'no port',
  'two ports',
] as const;
export type SenderCase = (typeof SENDERS)[number];
