import { fileOnChase } from '#lib/chase/behalf.ts';
import { recordStep, signStep } from '#lib/chase/commands.ts';
import type { SignInput, StepInput } from '#lib/chase/inputs.ts';
import { type Chase, chasesOf } from '#lib/chase/queries.ts';
import { settleRegister } from '#lib/chase/register.ts';
import { type CallOutcome, findings, type VisitOutcome } from '#lib/chase/terms.ts';
import { addDays, type BusinessDay, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import type { Person, Scene } from '#lib/gate/stage.ts';
import type { Chance } from '#lib/gate/stage-chance.ts';
import { type Act, hour, minute, type Played } from './book.ts';
import type { Cast } from './cast.ts';
import { runningAt } from './nights.ts';

/** What an afternoon leaves for later: returns that come, registers to settle. */
export type Later = {
  /** `report` where it stands already */
  files: (house: string, night: BusinessDay, at: Date, report?: string) => void;
  registers: (chase: string, house: string, at: Date) => void;
};

type Worked = { scene: Scene; played: Played; cast: Cast; chance: Chance; now: Date; later: Later };

const callOutcomes: readonly CallOutcome[] = [
  ...(['will_file', 'will_file', 'needs_help', 'no_answer', 'busy', 'invalid_number', 'refuses'] as const),
];
const visitOutcomes: readonly VisitOutcome[] = [
  ...(['helped', 'helped', 'will_file', 'nobody_there', 'shut', 'refuses'] as const),
];

/** An afternoon of whoever has each beat: about two of three open demands are worked, each as its level asks. */
export async function afternoon(worked: Worked, beat: string): Promise<void> {
  const { scene, cast, chance } = worked;
  const officer = cast.officers.get(beat);
  if (!officer) throw new Error('a beat has its officer');
  for (const list of ['call', 'visit'] as const) {
    const chases = await scene.as(officer, 'chase:work', (pass) => chasesOf(pass, list));
    for (const chase of chases) {
      if (chase.level === 'remind' || chance.often(0.35)) continue;
      await work(worked, officer, chase);
    }
  }
}

async function work(worked: Worked, officer: Person, chase: Chase): Promise<void> {
  const { scene, played, chance, now, later } = worked;
  const done = async (at: Date, act: Omit<Act, 'at' | 'house'>) =>
    void played.acts.push({ at, house: chase.lodging.id, ...act });
  const step = async (input: StepInput, act: Omit<Act, 'at' | 'house' | 'kind'> & Pick<Act, 'kind'>) => {
    const told = await scene.as(officer, 'chase:work', async (pass) => ({
      ...(await recordStep(pass, input)),
      at: pass.now,
    }));
    await done(told.at, act);
  };
  const base = { chase: chase.id, seen: chase.seen };
  const silent = chase.nights.filter(({ state }) => state === 'silent').map(({ day }) => day);
  const luck = chance.next();
  const calls = chase.level === 'officer' || chase.level === 'call';
  if (chase.level === 'joint_visit' || chase.level === 'breach') {
    await done(...(await signed(worked, officer, chase, luck < 0.35)));
  } else if (chase.level === 'visit' || (calls && luck < 0.1)) {
    const outcome = visitOutcomes[chance.below(visitOutcomes.length)] ?? 'helped';
    const happened = new Date(now.getTime() - 20 * minute);
    await step(
      { ...base, kind: 'visit', place: '店里', happened, outcome },
      { kind: 'visit', outcome, happened },
    );
  } else if (luck < 0.25 && silent[0]) {
    const [night] = silent;
    const told = await scene.as(officer, 'report:on_behalf', async (pass) => ({
      ...(await fileOnChase(pass, { ...base, night, said_by: '店主' })),
      at: pass.now,
    }));
    await done(told.at, { kind: 'on_behalf', outcome: null });
    const [report] = await scene.sql<{ id: string }[]>`select id from report where county = ${scene.county}
      and lodging_id = ${chase.lodging.id} and business_day = ${night}`;
    later.files(chase.lodging.id, night, told.at, report?.id);
    return;
  } else if (luck < 0.4 && chase.level === 'officer') {
    await step({ ...base, kind: 'text' }, { kind: 'text', outcome: null });
  } else if (luck < 0.5) {
    const promise = addDays(businessDay(civilDateAt(now)), chance.below(4));
    await step(
      { ...base, kind: 'promise', promise_day: promise },
      { kind: 'promise', outcome: null, promise },
    );
  } else {
    const outcome = callOutcomes[chance.below(callOutcomes.length)] ?? 'busy';
    const promise = addDays(businessDay(civilDateAt(now)), 1 + chance.below(3));
    const promised = outcome === 'will_file' && chance.often(0.5);
    await step(
      { ...base, kind: 'call', outcome, ...(promised ? { promise_day: promise } : {}) },
      { kind: 'call', outcome, ...(promised ? { promise } : {}) },
    );
  }
  if (chance.often(0.12)) await found(worked, officer, chase);
  // About half of those who were worked file what they owe within the next hours.
  else if (chance.often(0.5))
    for (const night of silent)
      later.files(chase.lodging.id, night, new Date(now.getTime() + 30 * minute + chance.below(4) * hour));
}

/** What is signed by two: a joint visit that finds a breach or none, and the talk that answers a breach. */
async function signed(
  { scene, cast, now }: Worked,
  officer: Person,
  chase: Chase,
  breach: boolean,
): Promise<[Date, Omit<Act, 'at' | 'house'>]> {
  const base = { chase: chase.id, seen: chase.seen, second: cast.second.id };
  const happened = new Date(now.getTime() - 20 * minute);
  const kept = { asking: 'kept', reporting: 'kept' } as const;
  const input: SignInput =
    chase.level === 'breach'
      ? { ...base, kind: 'talk', article: 'order_67' }
      : {
          ...{ ...base, ...kept, kind: 'joint_visit', place: '店里', happened },
          registering: breach ? 'breach' : 'kept',
        };
  const { at } = await scene.as(officer, 'chase:sign', async (pass) => {
    await signStep(pass, input);
    return { at: pass.now };
  });
  if (input.kind === 'talk') return [at, { kind: 'talk', outcome: null }];
  return [at, { kind: 'joint_visit', outcome: breach ? 'breach' : 'kept', happened }];
}

/** A finding ends the chase; one that says the register is wrong leaves it to the county two days on. */
async function found(
  { scene, played, chance, later }: Worked,
  officer: Person,
  { id }: Chase,
): Promise<void> {
  const [chase] = await scene
    .as(officer, 'chase:work', (pass) => chasesOf(pass, 'waiting'))
    .then((list) => list.filter((one) => one.id === id));
  const needed = {
    remind: 'call',
    officer: 'call',
    call: 'call',
    visit: 'visit',
    joint_visit: 'joint_visit',
    breach: 'talk',
  } as const;
  if (!chase?.done.includes(needed[chase.level])) return;
  const finding = findings[chance.below(findings.length)] ?? 'no_signal';
  const { at } = await scene.as(officer, 'chase:work', async (pass) => {
    await recordStep(pass, { chase: id, seen: chase.seen, kind: 'closed', finding });
    return { at: pass.now };
  });
  played.acts.push({ at, house: chase.lodging.id, kind: 'closed', outcome: finding });
  if (finding === 'closed_down' || finding === 'no_longer_lodging')
    later.registers(id, chase.lodging.id, new Date(at.getTime() + 47 * hour));
}

/** The county settles the register: one house in five is closed from that night on, the others stay. */
export async function register(worked: Worked, chase: string, house: string): Promise<void> {
  const { scene, played, cast, chance, now } = worked;
  const from = runningAt(now.getTime());
  const closes = chance.often(0.2) && played.shut.length === 0;
  const { at } = await scene.as(cast.supervisor, 'registry:write', async (pass) => {
    await settleRegister(
      pass,
      closes ? { chase, settle: 'closed', from_day: from } : { chase, settle: 'stays', why: '照常营业' },
    );
    return { at: pass.now };
  });
  if (closes) played.shut.push({ house, from, known: at });
  played.acts.push({ at, house, kind: 'register', outcome: closes ? 'closed' : 'stays' });
}
