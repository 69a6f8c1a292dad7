import { sha256 } from '#lib/platform/crypto.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { IncidentKind } from './terms.ts';

type Sql = Transaction['sql'];

/** Where something can be told of: a house of the sender, the house of a plate, or a county where neither is known. */
export type TellPlace = {
  county: string;
  account: string | null;
  lodging: { id: string; code: string; name: string } | null;
  unit: string;
  post: { name: string; phone: string | null };
};

/** The places of a session or a plate; without either one county each. Called as the door. */
export async function placesAtDoor(
  sql: Sql,
  session: Buffer | null,
  plate: string | null,
): Promise<TellPlace[]> {
  const rows = await sql<
    {
      county: string;
      account: string | null;
      lodging: string | null;
      code: string | null;
      name: string | null;
      unit: string;
      post: string;
      phone: string | null;
    }[]
  >`select county, account_id as account, lodging_id as lodging, lodging_code as code, lodging_name as name, unit_id as unit,
      post_name as post, post_phone as phone from nl.incident_places(${session}, ${plate})`;
  return rows.map(({ lodging, code, name, post, phone, ...row }) => ({
    ...row,
    lodging: lodging && code && name ? { id: lodging, code, name } : null,
    post: { name: post, phone },
  }));
}

/** How it stands with what was told. Instants UTC; the phone is the post's that claimed it. */
export type TellState = {
  now: Date;
  kind: IncidentKind;
  told: Date;
  rung: Date | null;
  claimed: { at: Date; name: string; phone: string | null } | null;
  closed: boolean;
  quiet: boolean;
  post: { name: string; phone: string | null };
};

/** What is stored of a form's key. */
export const toldKeyOf = (requestKey: string): Buffer => sha256(`incident/${requestKey.toLowerCase()}`);

/** The state of what was told with a form's key; null for another's, and for what was told signed in, in another session. */
export async function stateAtDoor(
  sql: Sql,
  requestKey: string,
  session: Buffer | null,
): Promise<TellState | null> {
  const [row] = await sql<
    {
      now: string;
      kind: IncidentKind;
      told: string;
      rung: string | null;
      claimed: string | null;
      name: string | null;
      phone: string | null;
      closed: boolean;
      quiet: boolean;
      post: string;
      post_phone: string | null;
    }[]
  >`select now_at as now, kind, told_at as told, rung_at as rung, claimed_at as claimed, claimed_name as name,
      claimed_phone as phone, closed, quiet, post_name as post, post_phone
    from nl.incident_state(${toldKeyOf(requestKey)}, ${session})`;
  if (!row) return null;
  return {
    now: new Date(row.now),
    kind: row.kind,
    told: new Date(row.told),
    rung: row.rung ? new Date(row.rung) : null,
    claimed: row.claimed ? { at: new Date(row.claimed), name: row.name ?? '', phone: row.phone } : null,
    closed: row.closed,
    quiet: row.quiet,
    post: { name: row.post, phone: row.post_phone },
  };
}
