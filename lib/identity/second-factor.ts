import { randomInt } from 'node:crypto';
import { generateSync, generateURI, verifySync } from 'otplib';
import { mac } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';

const STEP = 30; // seconds (RFC 6238 5.2)
const CODES = 10;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford: no I, L, O, U

const seconds = (now: Date) => Math.floor(now.getTime() / 1000);
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'; // RFC 4648

/**
 * The secret offered to a session that enrols: the same on every reload, so that a picture that was scanned stays
 * right after a wrong code, and known to no other session.
 */
export function offeredSecret(session: Buffer): string {
  const bytes = mac(secretFor('second-factor-offer'), session).subarray(0, 20);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => base32[Number.parseInt(five, 2)]).join('');
}

/** What an authenticator reads from the picture; `label` is the masked phone, never a name. */
export function enrolmentUri(issuer: string, label: string, secret: string): string {
  return generateURI({ issuer, label, secret });
}

/** Six digits of what was typed: full-width digits folded, spaces and hyphens left out; null when it is no code. */
export function readCode(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^[0-9]{6}$/.test(plain) ? plain : null;
}

/** The time step (of 30 s since 1970) a code belongs to, one step of drift either way; null when it is wrong. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const answer = verifySync({ secret, token: code, epoch: seconds(now), epochTolerance: STEP });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : null;
}

/** The first code that is accepted now and was not used yet, for the demonstration; null until the next step. */
export function unusedCode(secret: string, now: Date, lastStep: number | null): string | null {
  const current = Math.floor(seconds(now) / STEP);
  const step = Math.max(current, (lastStep ?? 0) + 1);
  return step > current + 1 ? null : generateSync({ secret, epoch: step * STEP });
}

/** Ten recovery codes of 50 random bits each, `ABCDE-FGH12`; shown once, stored as hashes. */
export function newRecoveryCodes(): string[] {
  const five = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(32)]).join('');
  return Array.from({ length: CODES }, () => `${five()}-${five()}`);
}

/** A recovery code as it was made, from what was typed (case, hyphen, O for 0, I and L for 1); null when it is none. */
export function readRecoveryCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}
