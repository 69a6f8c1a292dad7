import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '../stage.ts';
import { type Answer, apiScene, ask, cookieOf, stayBody } from '../stage-api.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

/** One request of a queue: who sends it, its key, what it says, and which children (rows of stayBody) it brings. */
type Step = { who: 'phone' | 'second phone' | 'machine'; key: string; say: object; brings: number[] };

const plain = (night: BusinessDay, row: number) => {
  const { serial: _, ...stay } = stayBody(night, row);
  return stay;
};

/** What three writers hold of one night: two queues that were written apart, and a machine's run over the whole night. */
function stepsOf(night: BusinessDay): Step[] {
  const phone = (key: string, row: number): Step => ({
    who: 'phone',
    key,
    say: { kind: 'guests', seen_version: 0, stays: [plain(night, row)], drafted_at: `${night}T13:30:00Z` },
    brings: [row],
  });
  const second = (key: string, rows: number[]): Step => ({
    who: 'second phone',
    key,
    say: { kind: 'guests', stays: rows.map((row) => plain(night, row)), drafted_at: `${night}T12:00:00Z` },
    brings: rows,
  });
  const machine = (key: string, rows: number[]): Step => ({
    who: 'machine',
    key,
    say: { kind: 'guests', stays: rows.map((row) => stayBody(night, row)) },
    brings: rows,
  });
  return [
    { who: 'phone', key: 'p-nil', say: { kind: 'nil', drafted_at: `${night}T13:00:00Z` }, brings: [] },
    phone('p-1', 1),
    phone('p-2', 2),
    // The second phone's old queue holds a child the first one filed too, and one of its own.
    second('s-1', [1]),
    second('s-2', [3]),
    { who: 'second phone', key: 's-nil', say: { kind: 'nil' }, brings: [] },
    machine('m-1', [2, 4]),
    machine('m-2', [2, 4, 5]),
  ];
}

/** Sends a step as its queue would: what was refused as stale and only adds goes again without the version it saw. */
async function sent(step: Step, put: (say: object, key: string) => Promise<Answer>): Promise<Answer> {
  const answer = await put(step.say, step.key);
  if (answer.code !== 'M-148') return answer;
  // It stands in the queue as it will be sent before it is: asked again, it is asked in the same words.
  const { seen_version: _, ...again } = step.say as Record<string, unknown>;
  step.say = again;
  return put(again, step.key);
}

test(
  'a phone, a second phone’s old queue and a machine’s night run on one night lose no stay and double none',
  ground.lastingScene(async (scene) => {
    const seed = Number(process.env.NIGHTLIGHT_SEED_OF_TEST ?? 20_261_120);
    const { night, lodging, key, browser } = await apiScene(scene);
    const clerk = await scene.person({ role: 'staff', lodging: lodging.id });
    const headers = {
      phone: browser,
      'second phone': (await cookieOf(scene, clerk)).headers,
      machine: key,
    };
    // Three nights, since one older than its late window would ask for a reason. Any order, and any step again: an answer that was lost is asked for by the same key.
    const orders = fc.sample(
      fc
        .shuffledSubarray([...Array(24).keys()], { minLength: 24, maxLength: 24 })
        .map((places) => places.map((place) => place % 8)),
      { seed, numRuns: 3 },
    );
    for (const [round, order] of orders.entries()) {
      const of = addDays(night, -round);
      const steps = stepsOf(of);
      const expected = new Set<number>();
      const pending: Promise<void>[] = [];
      for (const place of order) {
        const step = steps[place];
        if (!step) continue;
        const put = (say: object, requestKey: string) =>
          ask('PUT', `/api/v1/lodgings/${lodging.code}/days/${of}`, {
            headers: {
              ...headers[step.who],
              'content-type': 'application/json',
              'idempotency-key': `${round}-${requestKey}`,
            },
            body: JSON.stringify(say),
          });
        const done = sent(step, put).then(({ status, code }) => {
          if (status === 200 || status === 201) for (const row of step.brings) expected.add(row);
          else assert.equal(code, 'M-151', `seed ${seed}, round ${round}: ${step.key} was refused`);
        });
        pending.push(done);
        // Two at a time, as when a machine runs while a phone comes back.
        if (pending.length % 2 === 0) await Promise.all(pending);
      }
      await Promise.all(pending);
      assert.deepEqual([...expected].sort(), [1, 2, 3, 4, 5], `seed ${seed}, round ${round}`);
      assert.deepEqual(await roomsOf(scene, of), ['201', '202', '203', '204', '205'], `round ${round}`);
    }
  }),
);

/** The rooms of the stays that stand in a night's return; each child of stayBody has its own. */
async function roomsOf(scene: Scene, night: BusinessDay): Promise<string[]> {
  const rows = await scene.sql<{ room: string }[]>`
    select s.room from stay s where s.county = ${scene.county} and s.business_day = ${night} and s.removed_in is null
    order by s.room`;
  return rows.map(({ room }) => room);
}
