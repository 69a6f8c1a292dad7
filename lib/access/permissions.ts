/** The roles of product.md (People), a machine's key, and the house's own jobs. */
export const roles = [
  'staff',
  'owner',
  'officer',
  'duty',
  'chief',
  'supervisor',
  'publisher',
  'agent',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
export type Role = (typeof roles)[number];
export type Rank = 'police' | 'auxiliary';
/** A role of people, a lodging's machine key, a unit's (DECISIONS 90: a key has one scope), the house's own jobs. */
export type Holder = Role | 'key' | 'unit_key' | 'job';

/** 'yes', or only a 民警 (product.md, People: police persons are police or auxiliary, and the table knows it). */
type Grant = 'yes' | 'police';
type Line = Partial<Record<Holder, Grant>>;

const yes = 'yes' as const;
const police = 'police' as const;

const house = { staff: yes, owner: yes } satisfies Line;
const station = { officer: yes, duty: yes, chief: yes, supervisor: yes } satisfies Line;

/** Who may do what. Closed by default: a cell that is not here is refused. */
export const permissions = {
  'account:own': {
    ...house,
    ...station,
    publisher: yes,
    agent: yes,
    sysadmin: yes,
    secadmin: yes,
    auditor: yes,
  },
  'desk:read': house,
  'report:file': { ...house, key: yes },
  'report:read': { ...house, key: yes },
  'stay:move': house,
  'stay:open': { ...house, key: yes },
  'closure:ask': { owner: yes },
  'people:manage': { owner: yes },
  'shift:keep': house,
  'key:manage': { owner: yes },
  'key:own': { key: yes },
  'board:read': station,
  'burden:read': { supervisor: yes },
  'board:export': station,
  'evaluation:read': { chief: yes, supervisor: yes },
  'brief:read': { chief: yes, supervisor: yes },
  'brief:issue': { chief: yes, supervisor: yes },
  'lodging:read': station,
  'lodging:note': station,
  'stay:read': station,
  'stay:reveal': { officer: yes, duty: yes, chief: yes, supervisor: yes },
  'reveal:approve': { duty: police, chief: police, supervisor: police },
  'reveal:standing': { supervisor: police },
  'closure:decide': { officer: police, chief: police, supervisor: police },
  'season:decide': { chief: police, supervisor: police },
  'task:work': station,
  'task:give': { chief: yes, supervisor: yes },
  'chase:work': station,
  'chase:sign': { officer: police, chief: police, supervisor: police },
  'evidence:ask': { chief: police, supervisor: police },
  'evidence:approve': { chief: police, supervisor: police },
  'export:full': { supervisor: yes },
  'export:approve': { duty: police, supervisor: police },
  'inspection:read': station,
  'inspection:plan': { supervisor: police },
  'inspection:sign': { officer: police, chief: police, supervisor: police },
  'inspection:state': { owner: yes },
  'question:answer': house,
  'thread:ask': house,
  'thread:work': station,
  'matter:raise': house,
  'matter:work': station,
  'clue:hand': { agent: yes, unit_key: yes },
  'clue:call': { officer: police, duty: police, chief: police, supervisor: police },
  'thread:figures': { chief: yes, supervisor: yes },
  'hall:join': house,
  'hall:work': { ...station, agent: yes },
  'hall:host': { officer: police, chief: police, supervisor: police },
  'help:read': house,
  'help:write': station,
  'part:work': { ...station, agent: yes },
  'review:work': { officer: police, duty: police, chief: police, supervisor: police },
  'handover:make': { chief: police, supervisor: police },
  'alert:read': station,
  'alert:work': station,
  'alert:dispose': { officer: police, duty: police, chief: police, supervisor: police },
  'roster:write': { chief: yes, supervisor: yes },
  'rule:approve': { supervisor: police },
  'watch:read': station,
  'watch:write': { officer: police, duty: police, chief: police, supervisor: police },
  'search:read': station,
  'search:write': { duty: police, chief: police, supervisor: police },
  'search:answer': house,
  'identity:resolve': { officer: police, duty: police, chief: police, supervisor: police },
  'person:vouch': { officer: police, duty: police, chief: police, supervisor: police },
  'factor:vouch': { chief: police, supervisor: police },
  'device:end': station,
  'report:on_behalf': { officer: yes, duty: yes, chief: yes },
  'outage:declare': { chief: yes, supervisor: yes },
  'hold:ask': { officer: police, chief: police, supervisor: police },
  'hold:approve': { chief: police, supervisor: police },
  'registry:read': { supervisor: yes },
  'registry:write': { supervisor: police },
  'registry:import': { supervisor: police, job: yes },
  'report:history': { supervisor: police, job: yes },
  'tag:write': { supervisor: police, publisher: yes },
  'notice:compose': { chief: yes, supervisor: yes, publisher: yes },
  'notice:sign': { chief: police, supervisor: police },
  'order:confirm': { officer: yes, chief: yes, supervisor: yes },
  'settings:write': { sysadmin: yes },
  'system:read': { sysadmin: yes },
  'channel:manage': { sysadmin: yes },
  'account:manage': { secadmin: yes },
  'audit:read': { auditor: yes },
  'retention:read': { supervisor: yes, auditor: yes },
  'register:reconcile': { supervisor: police, job: yes },
  'clock:work': { job: yes },
} as const satisfies Record<string, Line>;

export type Permission = keyof typeof permissions;

/** Whether a role, with a rank where it has one, has a permission. */
export function grants(permission: Permission, role: Holder, rank: Rank | null): boolean {
  const line: Line = permissions[permission];
  const grant = line[role];
  return grant === 'yes' || (grant === 'police' && rank === 'police');
}

/** Roles that must show a second factor before any of their rights count (product.md, Filing). */
export function needsSecondFactor(role: Role): boolean {
  return role !== 'staff' && role !== 'owner';
}

const atPin: readonly Permission[] = ['stay:open', 'people:manage', 'key:manage', 'closure:ask'];

/** Whether an own device asks its PIN before this is done (product.md, Filing). */
export function asksPin(permission: Permission): boolean {
  return atPin.includes(permission);
}

/** The table as text, a line a permission; the test prints it and compares it with the papers. */
export function permissionTable(): string {
  const holders: Holder[] = [...roles, 'key', 'unit_key', 'job'];
  const width = Math.max(...Object.keys(permissions).map((name) => name.length));
  const mark = (permission: Permission, holder: Holder) =>
    grants(permission, holder, 'auxiliary') ? '●' : grants(permission, holder, 'police') ? '◐' : '·';
  return [
    `${'permission'.padEnd(width)}  ${holders.join(' ')}`,
    ...(Object.keys(permissions) as Permission[]).map(
      (permission) =>
        `${permission.padEnd(width)}  ${holders.map((holder) => mark(permission, holder).padEnd(holder.length)).join(' ')}`,
    ),
  ].join('\n');
}
