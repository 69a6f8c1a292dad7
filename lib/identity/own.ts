import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import { type Pass, provenOnly } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { endOwnDevices } from './device/care.ts';
import { hashPassword, isPassword } from './password.ts';
import { adminRoles, DEMONSTRATION_PASSWORD, passwordFault } from './rules.ts';
import { account, recoveryCode, session } from './schema.ts';
import { openPhone, recoveryHash } from './sealed.ts';
import { newRecoveryCodes } from './second-factor.ts';
import { counters, countTry } from './throttle.ts';

type Own = Pass<'account:own'>;

const me = (pass: Own): string => {
  if (!pass.actor.id) throw new Refusal('not_found', 'M-161');
  return pass.actor.id;
};

/**
 * Changes one's own password; every other session ends. Throws Refusal invalid M-194 when the old one is wrong,
 * M-185 with the rule the new one breaks, M-195 when the two differ, too_many M-163 after 5 tries in 15 minutes.
 */
export async function changePassword(
  pass: Own,
  typed: { old: string; password: string; again: string },
  current: Buffer | null,
): Promise<void> {
  const id = me(pass);
  provenOnly(pass);
  const [row] = await pass.db
    .select({ hash: account.passwordHash, phone: account.phoneSealed })
    .from(account)
    .where(eq(account.id, id));
  const fault =
    typed.password === DEMONSTRATION_PASSWORD
      ? 'common'
      : passwordFault(typed.password, {
          admin: pass.actor.roles.some((role) => adminRoles.includes(role)),
          ...(row?.phone.length ? { phone: openPhone(id, row.phone) } : {}),
        });
  if (fault) throw new Refusal('invalid', [{ code: 'M-185', field: 'password', values: { rule: fault } }]);
  if (typed.password !== typed.again) throw new Refusal('invalid', [{ code: 'M-195', field: 'again' }]);
  if (!(await isPassword(row?.hash ?? null, typed.old))) {
    throw new Refusal('invalid', [{ code: 'M-194', field: 'old' }]);
  }
  const passwordHash = await hashPassword(typed.password);
  await pass.db.update(account).set({ passwordHash, passwordSetAt: pass.now }).where(eq(account.id, id));
  await endSessions(pass, current);
  pass.record({ act: 'password.change', subjectKind: 'account', subjectId: id });
}

/** Counts a try at one's old password; committed apart, so that a wrong one is counted too. Throws too_many M-163. */
export async function countChange(pass: Own): Promise<{ over: boolean }> {
  return { over: (await countTry(pass.sql, [counters.change(me(pass))])).length > 0 };
}

export type OwnSession = { id: string; device: string; createdAt: Date; seenAt: Date; current: boolean };

/** One's own sessions that still live, the one used last first; `id` is the hex of the stored hash. */
export async function ownSessions(pass: Own, current: Buffer | null): Promise<OwnSession[]> {
  const rows = await pass.db
    .select()
    .from(session)
    .where(and(eq(session.accountId, me(pass)), isNull(session.revokedAt), gt(session.expiresAt, pass.now)))
    .orderBy(session.seenAt);
  return rows
    .filter((row) => row.seenAt.getTime() + row.idleMinutes * 60_000 > pass.now.getTime())
    .reverse()
    .map((row) => ({
      id: row.idHash.toString('hex'),
      device: row.device,
      createdAt: row.createdAt,
      seenAt: row.seenAt,
      current: current !== null && row.idHash.equals(current),
    }));
}

/** Ends one of one's own sessions at once; one that has ended already is no fault. */
export async function endSession(pass: Own, id: string): Promise<void> {
  provenOnly(pass);
  const ended = await pass.db
    .update(session)
    .set({ revokedAt: pass.now })
    .where(
      and(
        eq(session.accountId, me(pass)),
        eq(session.idHash, Buffer.from(id, 'hex')),
        isNull(session.revokedAt),
      ),
    )
    .returning({ device: session.device });
  if (ended.length > 0) pass.record({ act: 'session.end', subjectKind: 'account', subjectId: me(pass) });
}

/** Ends all of one's own sessions but the one given; with null every one. */
export async function endOtherSessions(pass: Own, keep: Buffer | null): Promise<void> {
  provenOnly(pass);
  await endSessions(pass, keep);
  pass.record({ act: 'sessions.end', subjectKind: 'account', subjectId: me(pass) });
}

async function endSessions(pass: Own, keep: Buffer | null): Promise<void> {
  await endOwnDevices(pass);
  await pass.db
    .update(session)
    .set({ revokedAt: pass.now })
    .where(
      and(
        eq(session.accountId, me(pass)),
        isNull(session.revokedAt),
        keep ? ne(session.idHash, keep) : undefined,
      ),
    );
}

/** Keeps the language and the size of type with the account, for the next device. */
export async function setPreferences(
  pass: Own,
  chosen: { language: Language; largeType: boolean },
): Promise<void> {
  await pass.db
    .update(account)
    .set(chosen)
    .where(eq(account.id, me(pass)));
  pass.record({ act: 'account.preferences', subjectKind: 'account', subjectId: me(pass), detail: chosen });
}

/**
 * Ten new recovery codes, shown this once; the former ones open nothing any more. `aal` is the session's: whoever has shown
 * one factor makes no other for themselves. Throws Refusal forbidden M-181.
 */
export async function renewRecoveryCodes(pass: Own, aal: number): Promise<string[]> {
  if (aal < 2) throw new Refusal('forbidden', 'M-181');
  const id = me(pass);
  const codes = newRecoveryCodes();
  await pass.db.delete(recoveryCode).where(eq(recoveryCode.accountId, id));
  await pass.db
    .insert(recoveryCode)
    .values(codes.map((code) => ({ accountId: id, codeHash: recoveryHash(id, code) })));
  pass.record({ act: 'recovery_codes.renew', subjectKind: 'account', subjectId: id });
  return codes;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(pass: Own): Promise<number> {
  const rows = await pass.db
    .select({ hash: recoveryCode.codeHash })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.accountId, me(pass)), isNull(recoveryCode.usedAt)));
  return rows.length;
}
