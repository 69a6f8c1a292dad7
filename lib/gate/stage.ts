import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission, Rank, Role } from '#lib/access/permissions.ts';
import { systemNow } from '#lib/clock/now.ts';
import { closePool, connect, type Sql } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import type { Credential, Plain } from './entry.ts';
import { committed, enough, type Ground, rolledBack } from './stage-ground.ts';

/** A person of a scene, signed in with both factors. */
export type Person = { id: string; name: string; credential: Credential };
export type Held = {
  role: Role;
  rank?: Rank;
  unit?: string;
  lodging?: string;
  fromDay?: string;
  toDay?: string;
};
export type Lodging = { id: string; code: string };

/**
 * One county of its own, made by the superuser and walked through by people with real passes. Calls follow one
 * another: a scene is one connection.
 */
export class Scene {
  readonly county: string;
  /** As superuser, past every policy: for setting up, tampering and looking. Instants come back as text. */
  readonly sql: postgres.ISql;
  readonly #ground: Ground;
  #made = 0;

  constructor(ground: Ground, county: string) {
    this.#ground = ground;
    this.sql = ground.sql;
    this.county = county;
  }

  /** Sets the installation's clock to an instant; it runs on from there. In a lasting scene only where the database is its own. */
  async clock(at: Date | string): Promise<void> {
    const instant = new Date(at).toISOString();
    await this
      .sql`update installation set simulated = 1, clock_shift = ${instant}::timestamptz - (nl.now() - clock_shift)`;
  }

  async unit(kind: 'county' | 'station' | 'beat' | 'post', parent: string | null = null): Promise<string> {
    const id = uuidv7(systemNow());
    const code = `U${++this.#made}`;
    await this.sql`insert into unit (county, id, code, kind, name, parent_id)
      values (${this.county}, ${id}, ${code}, ${kind}, ${`${kind} ${code}`}, ${parent})`;
    return id;
  }

  /** An operating lodging in a beat, onboarded on `day`. */
  async lodging(beat: string, day = '2026-01-01'): Promise<Lodging> {
    const id = uuidv7(systemNow());
    const code = `T${String(++this.#made).padStart(4, '0')}`;
    await this
      .sql`insert into lodging (county, id, code, name, category, township_code, address, rooms, onboarded_day)
      values (${this.county}, ${id}, ${code}, ${`${code} 客栈`}, 'guesthouse', ${`${this.county}001`}, '1', 12, ${day})`;
    await this.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${this.county}, ${id}, ${day}, 'operating', ${`${day}T00:00:00Z`})`;
    await this
      .sql`insert into lodging_beat (county, lodging_id, from_day, beat_id) values (${this.county}, ${id}, ${day}, ${beat})`;
    return { id, code };
  }

  /** A person with one session (both factors) who holds what is given. `aal` 1 is a session before the second factor. */
  async person(held: Held | readonly Held[] = [], aal = 2): Promise<Person> {
    const id = uuidv7(systemNow());
    const name = `某甲${++this.#made}`;
    const phone = `1990${String(randomInt(10_000_000)).padStart(7, '0')}`;
    const session = randomBytes(32);
    await this.sql`insert into account (id, phone_index, phone_sealed, phone_masked, name, created_at)
      values (${id}, ${phoneIndex(phone)}, ''::bytea, '199******00', ${name}, nl.now())`;
    await this
      .sql`insert into session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device)
      values (${session}, ${id}, ${this.county}, ${aal}, nl.now(), nl.now(), '9999-01-01', 2000000000, nl.now(), 'stage')`;
    const person = { id, name, credential: { session } };
    for (const one of Array.isArray(held) ? held : [held]) await this.hold(person, one);
    return person;
  }

  /** Gives a role on a unit or lodging; police roles are 民警 unless said otherwise. */
  async hold(person: Person, held: Held): Promise<string> {
    const id = uuidv7(systemNow());
    const ranked = ['officer', 'duty', 'chief', 'supervisor'].includes(held.role);
    await this
      .sql`insert into holding (county, id, account_id, role, rank, unit_id, lodging_id, from_day, to_day, granted_at)
      values (${this.county}, ${id}, ${person.id}, ${held.role}, ${ranked ? (held.rank ?? 'police') : null}, ${held.unit ?? null},
        ${held.lodging ?? null}, ${held.fromDay ?? '2020-01-01'}, ${held.toDay ?? null}, nl.now())`;
    return id;
  }

  /** Goes through the gate as a person; one call is one request. */
  as<P extends Permission, T>(
    person: Person,
    permission: P,
    work: (pass: Pass<P>) => Promise<Plain<T>>,
  ): Promise<Plain<T>> {
    return this.#ground.enter(permission, person.credential, work);
  }

  /** Goes through the gate as one of the house's own jobs. */
  asJob<P extends Permission, T>(
    permission: P,
    work: (pass: Pass<P>) => Promise<Plain<T>>,
  ): Promise<Plain<T>> {
    return this.#ground.job(permission, this.county, work);
  }

  /** Does something and takes all of it back: also what a statement that is refused would otherwise spoil. */
  undone(work: () => Promise<void>): Promise<void> {
    return this.#ground.undone(work);
  }
}

/** A county code no installation uses; one for each scene, so that tests beside each other never meet. */
const madeUpCounty = () => `9${String(randomInt(100_000)).padStart(5, '0')}`;

/** The test stage: scenes on a real PostgreSQL, prepared as any other, each rolled back. */
export class Stage {
  /** The superuser's own connections, for what happens beside a lasting scene. */
  readonly admin: Sql;

  constructor(admin: Sql) {
    this.admin = admin;
    drizzle(admin); // turns date handling off from the start, so that every statement answers alike
  }

  /** A test's body: a scene in one transaction of which nothing remains. For rules, rights and order of events. */
  scene(work: (scene: Scene) => Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await this.admin.begin(async (sql) => {
          await work(new Scene(rolledBack(sql), madeUpCounty()));
          throw enough;
        });
      } catch (error) {
        if (error !== enough) throw error;
      }
    };
  }

  /** A test's body in which every entry commits, for what two do at once; its county is swept away afterwards. */
  lastingScene(work: (scene: Scene) => Promise<void>): () => Promise<void> {
    return async () => {
      const county = madeUpCounty();
      try {
        await work(new Scene(committed(this.admin), county));
      } finally {
        await this.#sweep(county);
      }
    };
  }

  async close(): Promise<void> {
    await this.admin.end({ timeout: 5 });
    await closePool();
  }

  async #sweep(county: string): Promise<void> {
    await this.admin.begin(async (sql) => {
      await sql`select set_config('session_replication_role', 'replica', true)`;
      await sql`delete from session where account_id in (select account_id from holding where county = ${county})`;
      await sql`delete from account where id in (select account_id from holding where county = ${county})`;
      const tables = await sql<{ name: string }[]>`
        select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'county'`;
      for (const { name } of tables) await sql`delete from ${sql(name)} where county = ${county}`;
    });
  }
}

/**
 * Opens the stage. `adminUrl` names a prepared database (lib/boot/prepare.ts) as a superuser; without it
 * NIGHTLIGHT_ADMIN_URL does. A stage that finds no database fails: a test that was skipped proves nothing.
 */
export function stage(adminUrl = process.env.NIGHTLIGHT_ADMIN_URL): Stage {
  if (!adminUrl) throw new Error('the test stage needs NIGHTLIGHT_ADMIN_URL');
  const data = process.env.NIGHTLIGHT_DATA ?? path.join(process.cwd(), '.data');
  const runtime = path.join(data, 'keys', 'runtime-url');
  if (!process.env.NIGHTLIGHT_DATABASE_URL && existsSync(runtime)) {
    process.env.NIGHTLIGHT_DATABASE_URL = readFileSync(runtime, 'utf8').trim();
  }
  return new Stage(connect(adminUrl, 2));
}
