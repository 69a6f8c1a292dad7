import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { recordStep } from './commands.ts';
import { takeVisitBody } from './inputs.ts';
import type { Stepped } from './record.ts';

/** What a phone needs of an open chase to write a visit without signal: a house and its place, nothing of any guest. */
export type RoundStop = {
  chase: string;
  seen: number;
  lodging: { code: string; name: string };
  address: string;
  township: string;
  nights: number;
};

const most = 200;

/** The open chases within reach as a round, by place; at most 200. */
export async function roundOf(pass: Pass<'chase:work'>): Promise<RoundStop[]> {
  return await pass.sql<RoundStop[]>`
    select c.id as chase, c.steps as seen, json_build_object('code', l.code, 'name', l.name) as lodging, l.address,
      coalesce(t.name, '') as township, (select count(*)::int from chase_night n where n.county = c.county
        and n.chase_id = c.id) as nights
    from chase c join lodging l on l.county = c.county and l.id = c.lodging_id
    left join township t on t.county = l.county and t.code = l.township_code
    where c.county = ${pass.reach.county} and c.closed_at is null
    order by l.township_code, c.met_at is not null, l.name, l.code limit ${most}`;
}

/**
 * Records a visit a phone sends by its own key; the same key again answers what was stored. Refuses M-141 and the codes
 * of a visit's fields, and whatever `recordStep` refuses.
 */
export async function takeVisit(pass: Pass<'chase:work'>, body: Record<string, unknown>): Promise<Stepped> {
  const parsed = takeVisitBody.safeParse(body);
  if (!parsed.success) {
    throw new Refusal(
      'invalid',
      parsed.error.issues.map(({ message, path }) => ({
        code: /^M-\d{3}$/.test(message) ? message : 'M-141',
        field: path.map(String).join('.'),
      })),
    );
  }
  return recordStep(pass, parsed.data);
}
