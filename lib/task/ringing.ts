import type { Pass } from '#lib/access/pass.ts';
import type { Permission, Role } from '#lib/access/permissions.ts';
import { type MessageText, type NewMessage, send } from '#lib/delivery/send.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Whom to ring about one matter: who has a post of a unit now. */
export type Ringing = {
  /** the matter and the step, so that it rings once */
  key: string;
  /** the county's where none is known */
  unit: string | null;
  role: Extract<Role, 'duty' | 'officer' | 'chief'>;
  /** passes quiet hours: instant matters only */
  urgent: boolean;
  /** null where nobody named a house */
  lodging: string | null;
  path: string;
  text: (language: Language) => MessageText;
};

type Ringer = Pick<Pass<Permission>, 'sql' | 'now' | 'reach' | 'enqueue'>;

/**
 * Sends each matter to everybody who has its post on its unit at this instant: the duty by the roster where a shift runs, nobody
 * who is away, and where the chair is empty the next one (nl.rung_for). In the caller's transaction; a key rings a person once.
 * Returns how many messages were made.
 */
export async function ringPosts(pass: Ringer, wanted: readonly Ringing[]): Promise<number> {
  if (wanted.length === 0) return 0;
  const rung = await pass.sql<{ at: number; account: string }[]>`
    select w.at::int - 1 as at, unnest(nl.rung_for(w.unit::uuid, w.role)) as account
    from unnest(${wanted.map(({ unit }) => unit)}::text[], ${wanted.map(({ role }) => role)}::text[])
      with ordinality as w(unit, role, at)`;
  const messages = rung.flatMap(({ at, account }): NewMessage[] => {
    const one = wanted[at];
    if (!one) return [];
    const { key, urgent, lodging, path, text } = one;
    return [
      {
        ...{ key: `${key}/${account}`, account, urgent, path, text, kind: 'alert' },
        lodgings: lodging ? [lodging] : [],
      },
    ];
  });
  const results = await send(pass, messages);
  return results.filter(({ result }) => result === 'sent').length;
}
