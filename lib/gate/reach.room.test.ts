import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import {
  grants,
  needsSecondFactor,
  type Permission,
  permissions,
  type Rank,
  type Role,
} from '#lib/access/permissions.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { type Held, type Person, type Scene, stage } from './stage.ts';

const house = stage();
after(() => house.close());

const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);
const all = Object.keys(permissions).filter(isPermission);

type Variant = Held & { role: Role; rank?: Rank; lodgings: string[] };
const admins: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];
const office: readonly Role[] = ['publisher', ...admins];

/** Two stations, three beats, four lodgings; every role and rank at a place of its own. */
async function everyRole(scene: Scene): Promise<Variant[]> {
  const county = await scene.unit('county');
  const [s1, s2] = [await scene.unit('station', county), await scene.unit('station', county)];
  const [b1, b2, b3] = [
    await scene.unit('beat', s1),
    await scene.unit('beat', s1),
    await scene.unit('beat', s2),
  ];
  const post = await scene.unit('post', county);
  const [l1, l2, l3, l4] = [
    await scene.lodging(b1),
    await scene.lodging(b2),
    await scene.lodging(b3),
    await scene.lodging(b3),
  ].map(({ id }) => id);
  const at = (...ids: (string | undefined)[]) => ids.flatMap((id) => id ?? []);
  const whole = at(l1, l2, l3, l4);
  return [
    { role: 'staff', lodging: l1, lodgings: at(l1) },
    { role: 'owner', lodging: l3, lodgings: at(l3) },
    { role: 'officer', rank: 'police', unit: b1, lodgings: at(l1) },
    { role: 'officer', rank: 'auxiliary', unit: b2, lodgings: at(l2) },
    { role: 'duty', rank: 'police', unit: s1, lodgings: at(l1, l2) },
    { role: 'duty', rank: 'auxiliary', unit: s2, lodgings: at(l3, l4) },
    { role: 'chief', rank: 'police', unit: s2, lodgings: at(l3, l4) },
    { role: 'chief', rank: 'auxiliary', unit: s1, lodgings: at(l1, l2) },
    { role: 'supervisor', rank: 'police', unit: county, lodgings: whole },
    { role: 'supervisor', rank: 'auxiliary', unit: county, lodgings: whole },
    ...office.map((role) => ({ role, unit: county, lodgings: whole })),
    { role: 'agent', unit: post, lodgings: [] },
  ];
}

type Answer = { refused: string } | { seen: string[]; roles: string[]; rank: Rank | null; database: string };

const databaseOf = ({ role }: Variant) => {
  if (role === 'agent') return 'nl_post';
  if (role === 'staff' || role === 'owner') return 'nl_house';
  if (office.includes(role)) return 'nl_office';
  return role === 'supervisor' ? 'nl_county' : 'nl_beat';
};

/** What the table and the places say, worked out from product.md anew: the widest side whose holdings grant it. */
function expected(permission: Permission, held: readonly Variant[], aal: number): Answer {
  const granting = held.filter(({ role, rank }) => grants(permission, role, rank ?? null));
  if (granting.length === 0) return { refused: 'not_found M-161' };
  const usable = granting.filter(({ role }) => aal === 2 || !needsSecondFactor(role));
  if (usable.length === 0) return { refused: 'forbidden M-181' };
  const database =
    ['nl_county', 'nl_beat', 'nl_office', 'nl_post', 'nl_house'].find((name) =>
      usable.some((one) => databaseOf(one) === name),
    ) ?? '';
  const used = usable.filter((one) => databaseOf(one) === database);
  const ranks = used.map(({ rank }) => rank);
  return {
    seen: [...new Set(used.flatMap(({ lodgings }) => lodgings))].sort(),
    roles: [...new Set(used.map(({ role }) => role))].sort(),
    rank: ranks.includes('police') ? 'police' : ranks.includes('auxiliary') ? 'auxiliary' : null,
    database,
  };
}

async function answer(scene: Scene, person: Person, permission: Permission): Promise<Answer> {
  try {
    return await scene.as(person, permission, async (pass) => {
      // A department has no grant on the table of lodgings at all (drizzle/rights-table.txt).
      const rows =
        pass.role === 'nl_post' ? [] : await pass.sql<{ id: string }[]>`select id from lodging order by id`;
      return {
        seen: rows.map(({ id }) => id),
        roles: [...pass.actor.roles].sort(),
        rank: pass.actor.rank,
        database: pass.role,
      };
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: `${error.kind} ${error.problems[0]?.code}` };
  }
}

for (const aal of [1, 2] as const) {
  test(`with ${aal === 1 ? 'only the first factor' : 'both factors'} every role and every pair of roles gets exactly what the table grants, and sees only the lodgings of the holdings that grant it`, (t) =>
    house.scene(async (scene) => {
      const variants = await everyRole(scene);
      const pairs = variants.flatMap((one, at) => variants.slice(at + 1).map((two) => [one, two]));
      const parted = ([one, two]: Variant[]) =>
        !(one && two && admins.includes(one.role) && admins.includes(two.role));
      const people = [[], ...variants.map((one) => [one]), ...pairs.filter(parted)];
      const wrong: string[] = [];
      let entered = 0;
      for (const held of people) {
        const person = await scene.person(held, aal);
        for (const permission of all) {
          const [found, wanted] = [await answer(scene, person, permission), expected(permission, held, aal)];
          if ('seen' in found) entered++;
          if (JSON.stringify(found) !== JSON.stringify(wanted)) {
            const who = held.map(({ role, rank }) => (rank ? `${role}/${rank}` : role)).join(' + ');
            wrong.push(
              `${who || 'nobody'} ${permission}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
            );
          }
        }
      }
      const cells = people.length * all.length;
      t.diagnostic(
        `${people.length} people, ${all.length} permissions, ${cells} cells: ${entered} entered, ${wrong.length} wrong`,
      );
      assert.deepEqual(wrong, []);
    })());
}

test(
  'two of the separated administrators are never held by one account',
  house.scene(async (scene) => {
    const unit = await scene.unit('county');
    for (const [one, two] of [
      ['sysadmin', 'secadmin'],
      ['sysadmin', 'auditor'],
      ['secadmin', 'auditor'],
    ] as const) {
      const person = await scene.person({ role: one, unit });
      await scene.undone(() => assert.rejects(scene.hold(person, { role: two, unit }), /holding_one_admin/));
    }
  }),
);

test(
  'a stranger, an unknown session and an unknown key are asked to sign in at every door, a known key has its own rights alone',
  house.scene(async (scene) => {
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const inns = [await scene.lodging(beat), await scene.lodging(beat)];
    const secret = randomBytes(32);
    await scene.sql`insert into api_key (county, id, lodging_id, label, prefix, secret_hash, made_at)
      values (${scene.county}, ${inns[0]?.id ?? ''}, ${inns[0]?.id ?? ''}, 'k', 'nl', ${secret}, nl.now())`;
    const as = (credential: Person['credential']) => ({ id: '', name: '', credential });
    for (const permission of all) {
      for (const stranger of [{ session: null }, { session: randomBytes(32) }, { key: randomBytes(32) }]) {
        assert.deepEqual(
          await answer(scene, as(stranger), permission),
          { refused: 'unauthenticated M-180' },
          permission,
        );
      }
      const found = await answer(scene, as({ key: secret }), permission);
      const has = ['report:file', 'report:read', 'stay:open', 'key:own'].includes(permission);
      const wanted = has
        ? { seen: [inns[0]?.id], roles: [], rank: null, database: 'nl_house' }
        : { refused: 'not_found M-161' };
      assert.deepEqual(found, wanted, permission);
    }
    await scene.sql`update api_key set revoked_at = nl.now() where county = ${scene.county}`;
    assert.deepEqual(await answer(scene, as({ key: secret }), 'report:file'), {
      refused: 'unauthenticated M-180',
    });
  }),
);

test(
  'a job enters only where the table names it',
  house.scene(async (scene) => {
    for (const permission of all) {
      const entered = scene.asJob(permission, async (pass) => pass.role);
      if (grants(permission, 'job', null)) assert.equal(await entered, 'nl_job');
      else await assert.rejects(entered, /no job may/);
    }
  }),
);

test(
  'a lodging out of reach is answered as one that does not exist',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const [mine, theirs] = [await scene.unit('station', county), await scene.unit('station', county)];
    const inn = await scene.lodging(await scene.unit('beat', theirs));
    const chief = await scene.person({ role: 'chief', unit: mine });
    const staff = await scene.person({
      role: 'staff',
      lodging: (await scene.lodging(await scene.unit('beat', mine))).id,
    });
    const hidden = (error: unknown) => error instanceof Refusal && error.kind === 'not_found';
    for (const code of [inn.code, 'NOSUCH']) {
      await assert.rejects(
        scene.as(chief, 'lodging:read', async (pass) => (await lodgingByCode(pass, code)).code),
        hidden,
      );
      await assert.rejects(
        scene.as(staff, 'desk:read', async (pass) => (await lodgingByCode(pass, code)).code),
        hidden,
      );
    }
  }),
);
