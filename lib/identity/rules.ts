import { needsSecondFactor, type Role } from '#lib/access/permissions.ts';

/** The password of the demonstration's people; the credential check refuses it on every other installation. */
export const DEMONSTRATION_PASSWORD = 'nightlight-demo';

/** Lengths in code points: product rule, longer for the three administrators; the upper bound only stops abuse. */
export const PASSWORD_SHORTEST = 12;
export const PASSWORD_SHORTEST_ADMIN = 15;
export const PASSWORD_LONGEST = 256;

export type PasswordFault = 'short' | 'short_admin' | 'long' | 'common' | 'phone';

export const adminRoles: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];
const policeRoles: readonly Role[] = ['officer', 'duty', 'chief', 'supervisor'];
export const lodgingRoles: readonly Role[] = ['staff', 'owner'];

// Words a guesser of this product tries first, and the commonest ones of leaked lists in both languages.
const known = [
  ...['nightlight', 'shouyedeng', '守夜灯', 'longhui', '隆回', 'shaoyang', '邵阳', 'hunan', '湖南', '430524'],
  ...['jingcha', 'paichusuo', 'gongan', 'police', 'binguan', 'jiudian', 'lvguan', 'minsu', 'hotel', 'demo'],
  ...['password', 'passw0rd', 'p@ssw0rd', 'mima', 'admin', 'administrator', 'welcome', 'letmein', 'changeme'],
  ...[
    'woaini',
    'aini',
    'iloveyou',
    'dragon',
    'monkey',
    'football',
    'baseball',
    'princess',
    'sunshine',
    'login',
  ],
  ...[
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdfgh',
    'zxcvbnm',
    'zxcvbn',
    '1qaz2wsx3edc',
    '1qaz2wsx',
    'q1w2e3r4',
  ],
  ...[
    'abcdefghijkl',
    'abcdef',
    'abc123',
    'abcd',
    'abc',
    'a1b2c3',
    '5201314',
    '1314520',
    '147258369',
    '159357',
  ],
];

/** What is left of a password once known words, runs, repeats and separators are taken out. */
function substance(password: string): string {
  let rest = password
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
  for (const word of known) rest = rest.replaceAll(word.replace(/[\s\p{P}\p{S}]/gu, ''), '');
  return rest
    .replace(/(19|20)\d\d/g, '')
    .replace(/(.{1,4})\1{2,}/gu, '$1')
    .replace(/\d{3,}/g, (digits) => (isRun(digits) ? '' : digits));
}

function isRun(digits: string): boolean {
  const steps = new Set(
    [...digits.slice(1)].map((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10),
  );
  return steps.size === 1 && (steps.has(1) || steps.has(9) || steps.has(0));
}

/**
 * What is wrong with a new password, or null. Length in code points of the composed text, nothing cut (NIST SP
 * 800-63B 3.1.1.2); no rule about kinds of characters; `phone` is the person's own number.
 */
export function passwordFault(
  password: string,
  person: { admin: boolean; phone?: string },
): PasswordFault | null {
  const length = [...password.normalize('NFC')].length;
  if (length > PASSWORD_LONGEST) return 'long';
  if (length < PASSWORD_SHORTEST) return 'short';
  if (person.admin && length < PASSWORD_SHORTEST_ADMIN) return 'short_admin';
  if (person.phone && password.includes(person.phone)) return 'phone';
  return new Set(substance(password)).size < 5 ? 'common' : null;
}

export type SessionLengths = { idleMinutes: number; hours: number };

/** How long a session lives; whoever holds several roles has the shortest (security.md 7.1). */
export function sessionLengths(roles: readonly Role[]): SessionLengths {
  if (roles.some((role) => adminRoles.includes(role))) return { idleMinutes: 15, hours: 8 };
  if (roles.some(needsSecondFactor)) return { idleMinutes: 30, hours: 12 };
  return { idleMinutes: 12 * 60, hours: 7 * 24 };
}

/** The page a person lands on; before the second factor only the lodging side counts. */
export function homeOf(roles: readonly Role[], aal: number): string {
  const usable = roles.filter((role) => aal >= 2 || !needsSecondFactor(role));
  const has = (wanted: readonly Role[]) => usable.some((role) => wanted.includes(role));
  if (has(policeRoles)) return '/board';
  if (has(['publisher'])) return '/registry';
  if (has(['sysadmin'])) return '/system';
  if (has(['secadmin'])) return '/people';
  if (has(['auditor'])) return '/audit';
  if (has(lodgingRoles)) return '/desk';
  return '/account';
}

/** True when one account would come to hold two of the three separated administrators (product.md, People). */
export function conflicts(held: readonly Role[], wanted: Role): boolean {
  return adminRoles.includes(wanted) && held.some((role) => adminRoles.includes(role) && role !== wanted);
}

/** Whether a role carries a rank, and where it is held: on a lodging or on which kinds of unit. */
export function shapeOf(role: Role): { ranked: boolean; units: readonly string[] } {
  if (role === 'officer') return { ranked: true, units: ['beat'] };
  if (role === 'chief') return { ranked: true, units: ['station'] };
  if (role === 'duty') return { ranked: true, units: ['station', 'county'] };
  if (role === 'supervisor') return { ranked: true, units: ['county'] };
  if (role === 'agent') return { ranked: false, units: ['post'] };
  if (lodgingRoles.includes(role)) return { ranked: false, units: [] };
  return { ranked: false, units: ['county'] };
}
