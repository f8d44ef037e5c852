/** What a page may ask of Chromium: nothing. A permission added by a newer Chromium is refused as well. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set();

/** The one decision behind the permission request handler, the check handler and the device handler. */
export function isPermissionAllowed(permission: string): boolean {
  return ALLOWED_PERMISSIONS.has(permission);
}
