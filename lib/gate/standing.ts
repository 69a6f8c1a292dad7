import type { Actor, OwnDevice, Reach } from '#lib/access/pass.ts';
import {
  asksPin,
  grants,
  needsSecondFactor,
  type Permission,
  type Rank,
  type Role,
} from '#lib/access/permissions.ts';
import type { DatabaseRole } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isLanguage } from '#lib/platform/i18n.ts';
import type { EnteredKey, EnteredLink, EnteredSession, EnteredWritten, Holding } from './entered.ts';

const secondFactorFirst = () => new Refusal('forbidden', 'M-181');
const pinFirst = () => new Refusal('forbidden', 'M-466');
export const notYours = () => new Refusal('not_found', 'M-161');

const officeRoles: readonly Role[] = ['publisher', 'sysadmin', 'secadmin', 'auditor'];

function databaseRoleOf(holding: Holding): DatabaseRole {
  if (holding.role === 'staff' || holding.role === 'owner') return 'nl_house';
  if (holding.role === 'agent') return 'nl_post';
  if (officeRoles.includes(holding.role)) return 'nl_office';
  return holding.unitKind === 'county' ? 'nl_county' : 'nl_beat';
}

// A person with two kinds of roles enters with the wider one; the narrower one's rows are asked for apart.
const widest: DatabaseRole[] = ['nl_county', 'nl_beat', 'nl_office', 'nl_post', 'nl_house'];

type Sitting = Pick<EnteredSession, 'account' | 'name' | 'language' | 'county' | 'aal' | 'own' | 'holdings'>;

/** The holdings that grant the permission now; police and admin ones count only after the second factor. */
function holdingsFor(permission: Permission, session: Sitting): Holding[] {
  const held = session.holdings.filter(
    (holding) => holding.county === session.county && grants(permission, holding.role, holding.rank),
  );
  const usable = held.filter((holding) => session.aal >= 2 || !needsSecondFactor(holding.role));
  if (held.length > 0 && usable.length === 0) throw secondFactorFirst();
  return usable;
}

function actorOf(session: Sitting, holdings: readonly Holding[]): Actor {
  const ranks = holdings.map((holding) => holding.rank).filter((rank): rank is Rank => rank !== null);
  return {
    kind: 'person',
    id: session.account,
    name: session.name,
    roles: [...new Set(holdings.map((holding) => holding.role))],
    rank: ranks.includes('police') ? 'police' : (ranks[0] ?? null),
    language: isLanguage(session.language) ? session.language : 'zh-CN',
  };
}

/** Who somebody is and whose rows they reach, for one permission at this instant. */
export type Standing = { actor: Actor; reach: Reach; role: DatabaseRole; own?: OwnDevice | null };

/** What a live session may, by the holdings that grant the permission. Throws M-161, M-181, M-466. */
export function standingOfSession(permission: Permission, session: Sitting): Standing {
  const holdings = holdingsFor(permission, session);
  const role = widest.find((candidate) => holdings.some((holding) => databaseRoleOf(holding) === candidate));
  if (!role) throw notYours();
  if (session.own && !session.own.proven && asksPin(permission)) throw pinFirst();
  const used = holdings.filter((holding) => databaseRoleOf(holding) === role);
  const whole = role === 'nl_county' || role === 'nl_office';
  return {
    actor: actorOf(session, used),
    role,
    own: session.own,
    reach: {
      county: session.county,
      lodgings: whole ? 'all' : [...new Set(used.flatMap((holding) => holding.lodgings))],
      units: [...new Set(used.flatMap((holding) => holding.units))],
    },
  };
}

/** What a machine's key may. Throws M-161. */
export function standingOfKey(permission: Permission, key: EnteredKey): Standing {
  if (!grants(permission, key.unit ? 'unit_key' : 'key', null)) throw notYours();
  if (key.unit)
    return {
      actor: { kind: 'key', id: key.id, name: key.label, roles: [], rank: null, language: 'zh-CN' },
      role: 'nl_post',
      reach: { county: key.county, lodgings: [], units: [key.unit] },
    };
  return {
    actor: { kind: 'key', id: key.id, name: key.label, roles: [], rank: null, language: 'zh-CN' },
    role: 'nl_house',
    reach: { county: key.county, lodgings: key.lodgings, units: [] },
  };
}

export const linkSpent = () => new Refusal('gone', 'M-184');

/** The person a link was sent to, at the houses it named; it may file and nothing else (product.md, Filing). */
export function standingOfLink(permission: Permission, link: EnteredLink): Standing {
  if (permission !== 'report:file' || link.items.length === 0) throw linkSpent();
  return {
    actor: {
      ...{ kind: 'person', id: link.account, name: link.name, roles: [], rank: null },
      language: isLanguage(link.language) ? link.language : 'zh-CN',
    },
    role: 'nl_house',
    reach: {
      county: link.county,
      lodgings: [...new Set(link.items.map(({ lodging }) => lodging))],
      units: [],
    },
  };
}

/**
 * The person who wrote from their own WeCom or DingTalk: as themselves, with what they hold now, to answer a question and nothing
 * else. The company's directory and its signature stand for the second factor (DECISIONS.md).
 */
export function standingOfWritten(permission: Permission, written: EnteredWritten): Standing {
  if (permission !== 'thread:work') throw notYours();
  return standingOfSession(permission, { ...written, aal: 2, own: null });
}
