import type { Pass } from '#lib/access/pass.ts';
import { type Rank, type Role, roles } from '#lib/access/permissions.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { insertAccounts, insertHoldings } from '#lib/identity/commands.ts';
import { invite } from '#lib/identity/invitations.ts';
import { hashPassword } from '#lib/identity/password.ts';
import { adminRoles, conflicts, lodgingRoles, passwordFault, shapeOf } from '#lib/identity/rules.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { maskMobile, readMobile } from '#lib/platform/phone.ts';
import { needed, readArgs } from './args.ts';
import { type Command, exit, Told, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { peopleCliWords } from './words-people.ts';

type Person = { name: string; phone: string; role: Role; rank: Rank | null; unit?: string; lodging?: string };

/** `user create`: an invitation whose code is printed this once, or with --password-stdin an account ready to use. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = peopleCliWords(language);
    const { values, rest } = readArgs(
      call,
      {
        phone: 'text',
        name: 'text',
        role: 'text',
        rank: 'text',
        unit: 'text',
        lodging: 'text',
        'password-stdin': 'flag',
      },
      1,
    );
    if (rest[0] !== 'create') throw new Usage(words.usage('user create'));
    const person = personOf(values, language);
    const county = await countyOf(values.county, language);
    const password = values['password-stdin'] ? await passwordFrom(person, language) : null;
    const hash = password === null ? null : await hashPassword(password);
    const made = await passAsJob('registry:import', 'console', county, (pass) =>
      create(pass, person, hash, language),
    );
    const answer = {
      county,
      name: person.name,
      phone: maskMobile(person.phone),
      role: person.role,
      ...(made.code
        ? { code: made.code, address: `${env().origin}/invite/${made.code}`, expires_at: made.expiresAt }
        : {}),
    };
    if (values.json) call.out(JSON.stringify(answer, null, 2));
    else if (made.code) {
      call.say(words.invited(answer.name, answer.phone, made.expiresAt ?? ''));
      call.out(`${env().origin}/invite/${made.code}`);
    } else
      call.out(
        made.passwordSet ? words.created(answer.name, answer.phone) : words.kept(answer.name, answer.phone),
      );
    return exit.done;
  },
};

type Values = Partial<Record<'phone' | 'name' | 'role' | 'rank' | 'unit' | 'lodging', string | undefined>>;

function personOf(values: Values, language: Language): Person {
  const words = peopleCliWords(language);
  const phone = readMobile(needed(values.phone, '--phone', language));
  if (!phone) throw new Usage(words.badPhone);
  const role = roles.find((one) => one === needed(values.role, '--role', language));
  if (!role) throw new Usage(words.badRole(roles.join(', ')));
  const { ranked } = shapeOf(role);
  const rank = values.rank === 'police' || values.rank === 'auxiliary' ? values.rank : null;
  if (ranked !== (rank !== null)) throw new Usage(words.badRank(role, ranked));
  const wanted = lodgingRoles.includes(role) ? 'lodging' : 'unit';
  const place = needed(values[wanted], `--${wanted}`, language);
  if (values[wanted === 'unit' ? 'lodging' : 'unit'] !== undefined)
    throw new Usage(words.badPlace(role, wanted));
  const name = needed(values.name, '--name', language).normalize('NFC').trim();
  if (!/^\p{L}[\p{L}\p{M}\p{N} ·•.'’-]{0,39}$/u.test(name)) throw new Usage(words.badName);
  return { name, phone, role, rank, [wanted]: place };
}

async function passwordFrom(person: Person, language: Language): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  const password = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  const fault = passwordFault(password, { admin: adminRoles.includes(person.role), phone: person.phone });
  if (fault) throw new Told(peopleCliWords(language).badPassword);
  return password;
}

type Made = { code: string | null; expiresAt: string | null; passwordSet: boolean };

async function create(
  pass: Pass<'registry:import'>,
  person: Person,
  passwordHash: string | null,
  language: Language,
): Promise<Made> {
  const place = await placeOf(pass, person, language);
  const held = await pass.sql<
    { role: Role }[]
  >`select h.role from holding h join account a on a.id = h.account_id
    where a.phone_index = ${phoneIndex(person.phone)} and h.revoked_at is null`;
  if (
    conflicts(
      held.map(({ role }) => role),
      person.role,
    )
  )
    throw new Told(peopleCliWords(language).separated);
  if (passwordHash === null) {
    const { code, expiresAt } = await invite(pass, { ...person, ...place });
    return { code, expiresAt: expiresAt.toISOString(), passwordSet: false };
  }
  const id = uuidv7(pass.now);
  const accounts = await insertAccounts(pass, [
    { id, phone: person.phone, name: person.name, passwordHash, totpSecret: null },
  ]);
  const account = accounts.get(person.phone) ?? id;
  // Whoever had a password keeps it: the console gives roles, it does not take over accounts.
  const set =
    await pass.sql`update account set password_hash = ${passwordHash}, password_set_at = ${pass.now.toISOString()}
    where id = ${account} and (password_hash is null or id = ${id}) returning id`;
  await insertHoldings(pass, [
    {
      id: uuidv7(pass.now),
      account,
      role: person.role,
      rank: person.rank,
      ...place,
      fromDay: civilDateAt(pass.now),
      toDay: null,
    },
  ]);
  return { code: null, expiresAt: null, passwordSet: set.length > 0 };
}

async function placeOf(
  pass: Pass<'registry:import'>,
  { role, unit, lodging }: Person,
  language: Language,
): Promise<{ unit: string | null; lodging: string | null }> {
  if (lodging) return { unit: null, lodging: (await lodgingByCode(pass, lodging)).id };
  const { units } = shapeOf(role);
  const [found] = await pass.sql<
    { id: string; kind: string }[]
  >`select id, kind from unit where code = ${unit ?? ''}`;
  if (!found || !units.includes(found.kind))
    throw new Told(peopleCliWords(language).badUnit(unit ?? '', units.join(', ')));
  return { unit: found.id, lodging: null };
}
