import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { type MessageText, type NewMessage, send } from '#lib/delivery/send.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Whom to ring about one matter: who holds a role on a unit now. */
export type Ringing = {
  /** the matter and the step, so that it rings once */
  key: string;
  unit: string;
  role: Extract<Role, 'duty' | 'officer' | 'chief'>;
  /** passes quiet hours: instant matters only */
  urgent: boolean;
  lodging: string;
  path: string;
  text: (language: Language) => MessageText;
};

/** Sends each matter to everybody who holds its role on its unit at this instant. Returns how many messages were made. */
export async function ringPosts(pass: Pass<'clock:work'>, wanted: readonly Ringing[]): Promise<number> {
  if (wanted.length === 0) return 0;
  const today = civilDateAt(pass.now);
  const holders = await pass.sql<{ unit: string; role: string; account: string }[]>`
    select distinct unit_id as unit, role, account_id as account from holding
    where county = ${pass.reach.county} and unit_id = any (${wanted.map(({ unit }) => unit)}::uuid[])
      and role in ('duty', 'officer', 'chief') and revoked_at is null
      and from_day <= ${today} and (to_day is null or to_day >= ${today})`;
  const messages = wanted.flatMap(({ key, unit, role, urgent, lodging, path, text }): NewMessage[] =>
    holders
      .filter((holder) => holder.unit === unit && holder.role === role)
      .map(({ account }) => ({
        ...{ key: `${key}/${account}`, account, urgent, path, text, kind: 'alert' },
        lodgings: [lodging],
      })),
  );
  const results = await send(pass, messages);
  return results.filter(({ result }) => result === 'sent').length;
}
