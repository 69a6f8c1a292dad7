import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '#lib/platform/errors.ts';

/** Argon2id, OWASP's first profile (Password Storage Cheat Sheet): 19 MiB, two passes, one lane; about 60 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More hashes at once than this and sign-in itself is the attack on the processor (security.md 3.5). */
const AT_ONCE = 4;

const shared = globalThis as typeof globalThis & { nightlightHashing?: number };

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const now = shared.nightlightHashing ?? 0;
  if (now >= AT_ONCE) throw new Refusal('too_many', 'M-163');
  shared.nightlightHashing = now + 1;
  try {
    return await work();
  } finally {
    shared.nightlightHashing = (shared.nightlightHashing ?? 1) - 1;
  }
}

// As typed, but composed: the same password from another keyboard must be the same (NIST SP 800-63B 3.1.1.2).
const composed = (password: string) => password.normalize('NFC');

/** The hash of a password, to be stored. Throws Refusal too_many M-163 when too many are being made. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(composed(password), cost));
}

// Nobody's password: random bytes that were thrown away, hashed at the cost above.
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$tRXJppqEZm0H93xpbb2LIw$QT1Px82ox8tnGqeI5W8bTTBzrhi4wH9oqLYxZZTdj2k';

/**
 * Whether a password is the one that was hashed; without a hash it takes the same time and says no.
 * Throws Refusal too_many M-163 when too many are being checked.
 */
export function isPassword(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    const right = await verify(stored ?? NOBODY, composed(password));
    return stored !== null && right;
  });
}
