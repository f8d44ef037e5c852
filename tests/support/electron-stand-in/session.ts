import type { CallbackResponse, OnBeforeRequestListenerDetails, Protocol, Session, WebRequest } from 'electron';
import { KNOWN_EVENTS } from './events.ts';
import { emitter, type Emitter, strict } from './strict.ts';

type Handler<K extends keyof Session> = Session[K] extends (handler: infer H, ...more: never[]) => unknown
  ? NonNullable<H>
  : never;

type BeforeRequest = (details: OnBeforeRequestListenerDetails, callback: (response: CallbackResponse) => void) => void;

/** What the program told a session; tests call the handlers as Chromium would. */
export interface SessionState {
  readonly partition: string;
  readonly session: Session;
  readonly events: Emitter<'will-download'>;
  permissionRequest?: Handler<'setPermissionRequestHandler'> | null;
  permissionCheck?: Handler<'setPermissionCheckHandler'> | null;
  devicePermission?: Handler<'setDevicePermissionHandler'> | null;
  displayMedia?: Handler<'setDisplayMediaRequestHandler'> | null;
  bluetoothPairing?: Handler<'setBluetoothPairingHandler'> | null;
  certificateVerify?: Handler<'setCertificateVerifyProc'> | null;
  beforeRequest?: BeforeRequest;
  spellChecker?: boolean;
  readonly schemes: Map<string, Parameters<Protocol['handle']>[1]>;
}

const DEFAULT_PARTITION = '';
const sessions = new Map<string, SessionState>();

/** The session of a partition; the same partition is the same session. */
export function sessionState(partition: string): SessionState {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const made = createSession(partition);
  sessions.set(partition, made);
  return made;
}

export function allSessions(): readonly SessionState[] {
  return [...sessions.values()];
}

export function stateOfSession(session: Session | undefined): SessionState {
  return allSessions().find((state) => state.session === session) ?? sessionState(DEFAULT_PARTITION);
}

function createSession(partition: string): SessionState {
  const events = emitter('Session', KNOWN_EVENTS.Session);
  const schemes: SessionState['schemes'] = new Map();
  const protocol = {
    handle: (scheme, handler) => {
      schemes.set(scheme, handler);
    },
  } satisfies Partial<Protocol>;
  const webRequest = {
    onBeforeRequest: (...values: unknown[]) => {
      // The form with a filter would let requests outside the filter pass unseen.
      if (values.length !== 1) throw new Error('onBeforeRequest must see every request');
      state.beforeRequest = values[0] as BeforeRequest;
    },
  } satisfies Partial<WebRequest>;
  const members = {
    protocol: strict('Session.protocol', protocol) as unknown as Protocol,
    webRequest: strict('Session.webRequest', webRequest) as unknown as WebRequest,
    setPermissionRequestHandler: (handler) => {
      state.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler) => {
      state.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler) => {
      state.devicePermission = handler;
    },
    setDisplayMediaRequestHandler: (handler) => {
      state.displayMedia = handler;
    },
    setBluetoothPairingHandler: (handler) => {
      state.bluetoothPairing = handler;
    },
    setCertificateVerifyProc: (handler) => {
      state.certificateVerify = handler;
    },
    setSpellCheckerEnabled: (enabled) => {
      state.spellChecker = enabled;
    },
  } satisfies Partial<Session>;
  const session = strict('Session', { ...members, on: events.on }) as unknown as Session;
  const state: SessionState = { partition, session, events, schemes };
  return state;
}

/** The `session` export of electron. */
export const sessionModule = strict('session', {
  fromPartition: (partition: string) => sessionState(partition).session,
  get defaultSession() {
    return sessionState(DEFAULT_PARTITION).session;
  },
});
