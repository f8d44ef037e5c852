import { session as sessions, type Session } from 'electron';
import { isRequestAllowed, type NetworkRules } from './policies/network.ts';
import { isPermissionAllowed } from './policies/permissions.ts';

// Without the prefix "persist:" the partition lives in memory, so nothing a page stores reaches the disk.
const PARTITION = 'office';

/** Chromium's code for "refused", in the answer of a certificate check. */
const CERTIFICATE_REFUSED = -2;

/** The one session of every window, with everything refused that the page does not need. Call after ready. */
export function hardenedSession(rules: NetworkRules): Session {
  const session = sessions.fromPartition(PARTITION);
  harden(session, rules);
  // No window uses the default session; it is closed all the same, so that nothing slips through it.
  harden(sessions.defaultSession, rules);
  return session;
}

function harden(session: Session, rules: NetworkRules): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(isPermissionAllowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isPermissionAllowed(permission));
  session.setDevicePermissionHandler((details) => isPermissionAllowed(details.deviceType));
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !isRequestAllowed(details.url, rules) }),
  );
  session.setCertificateVerifyProc((_request, callback) => callback(CERTIFICATE_REFUSED));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}
