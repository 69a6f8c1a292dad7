import type { Transaction } from '#lib/platform/db.ts';
import type { DeviceKey } from './key.ts';
import { PAIRED_DAYS, PIN_TRIES } from './rules.ts';

/** The listed functions an own device meets before there is a reach, each called as the door. Instants are UTC. */
type Sql = Transaction['sql'];

export type Kind = 'phone' | 'desk';

/** What the page of a pairing code shows; houses by name. */
export type PairingFacts = {
  id: string;
  account: string;
  name: string;
  phoneMasked: string;
  places: string[];
  expiresAt: string;
};

/** A pairing code that can still be used, or null. */
export async function readPairing(sql: Sql, code: Buffer): Promise<PairingFacts | null> {
  const [row] = await sql<PairingFacts[]>`
    select id, account, name, phone_masked as "phoneMasked", places, expires_at as "expiresAt" from nl.pairing_read(${code})`;
  return row ?? null;
}

/** Uses a pairing code once; null when somebody has, or its time is over. */
export async function usePairing(
  sql: Sql,
  code: Buffer,
  made: { device: string; key: Buffer; label: string; pin: string },
): Promise<{ id: string; account: string; county: string; via: string } | null> {
  const [row] = await sql<{ id: string; account: string; county: string; via: string }[]>`
    select id, account, county, via from nl.pairing_use(${code}, ${made.device}, ${made.key}, ${made.label}, ${made.pin}, ${PAIRED_DAYS})`;
  return row ?? null;
}

export type Turned = {
  state: 'turned' | 'kept' | 'replayed' | 'dead';
  kind: Kind;
  account: string;
  county: string;
  lodging: string | null;
};

/** Turns a device's key to the next; 'replayed' has just ended the device, since its key was copied. */
export async function turnKey(sql: Sql, shown: DeviceKey, next: Buffer): Promise<Turned> {
  const [row] = await sql<
    { turned: Turned }[]
  >`select nl.device_turn(${shown.device}, ${shown.hash}, ${next}) as turned`;
  if (!row) throw new Error('the door did not answer');
  return row.turned;
}

export type Looked = {
  kind: Kind;
  account: string;
  county: string;
  lodging: string | null;
  lodgingName: string | null;
  lodgingCode: string | null;
  /** who has a PIN at this desk and still serves there */
  people: { account: string; name: string }[];
};

/** What a device is, without turning its key; null when it is none any more. */
export async function lookAt(sql: Sql, shown: DeviceKey): Promise<Looked | null> {
  const [row] = await sql<
    { looked: Looked | null }[]
  >`select nl.device_look(${shown.device}, ${shown.hash}) as looked`;
  return row?.looked ?? null;
}

/** Opens a session of a device for a person; its county, or null when nothing is left to open. */
export async function openOnDevice(
  sql: Sql,
  of: {
    device: string;
    account: string;
    session: Buffer;
    idleMinutes: number;
    hours: number;
    browser: string;
    proven: boolean;
  },
): Promise<string | null> {
  const [row] = await sql<{ county: string | null }[]>`
    select nl.device_session(${of.device}, ${of.account}, ${of.session}, ${of.idleMinutes}, ${of.hours}, ${of.browser},
      ${of.proven}) as county`;
  return row?.county ?? null;
}

export type PinPlace = { device: string; account: string; county: string; kind: Kind };

/** Whose PIN a session of a device asks for; null for any other session. */
export async function pinPlaceOf(sql: Sql, session: Buffer): Promise<PinPlace | null> {
  const [row] = await sql<
    PinPlace[]
  >`select device, account, county, kind from nl.pin_of_session(${session})`;
  return row ?? null;
}

export type PinTry =
  | { state: 'spent' }
  | { state: 'locked'; until: string }
  | { state: 'counted'; hash: string; wrong: number };

/** Counts a try at a PIN and returns its hash, unless it must wait or none is left. */
export async function tryPin(sql: Sql, at: Pick<PinPlace, 'device' | 'account'>): Promise<PinTry> {
  const { limit, minutes, most } = PIN_TRIES;
  const [row] = await sql<
    { tried: PinTry }[]
  >`select nl.pin_try(${at.device}, ${at.account}, ${limit}, ${minutes}, ${most}) as tried`;
  return row?.tried ?? { state: 'spent' };
}
