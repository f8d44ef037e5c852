/** What a parser of typed text gives back: the parts it found, or the typed reason why it could not. */
export type Parsed<Parts extends object, Reason extends string> =
  ({ readonly ok: true } & Readonly<Parts>) | { readonly ok: false; readonly reason: Reason };

export function refuse<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason };
}
