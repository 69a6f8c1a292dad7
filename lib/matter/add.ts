import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { readText } from '#lib/conversation/write.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { AddInput, HandedAddInput } from './inputs.ts';
import { clearingOf, sealStep } from './write.ts';

/**
 * A further line by whoever raised a matter, in an open one of their own; `added` is what the listed function says: the line's
 * number, 0 where the matter has ended, null where it is not theirs. Refuses M-161, M-602, M-708 it has ended.
 */
async function addLine(
  pass: Pass<'matter:raise'> | Pass<'clue:hand'>,
  input: HandedAddInput & { place?: AddInput['place'] },
  added: (row: string) => Promise<readonly { n: number | null }[]>,
): Promise<{ id: string }> {
  const { county } = pass.reach;
  const step = uuidv7(pass.now);
  const said = await sealStep(pass, step, readText(input.text, input.numbers), { place: input.place });
  const row = {
    ...{ matter: input.matter, step, requestKey: input.request_key, clearOn: await clearingOf(pass) },
    ...{ sealed: said.sealed.toString('hex'), numbers: said.numbers?.toString('hex') ?? null },
  };
  const [line] = await added(JSON.stringify(row));
  if (!line || line.n === null) throw new Refusal('not_found', 'M-161');
  if (line.n === 0) throw new Refusal('conflict', 'M-708');
  pass.record({
    act: 'matter.add',
    subjectKind: 'matter',
    subjectId: input.matter,
    detail: { step: line.n, day: businessDayAt(pass.now) },
  });
  pass.enqueue({ queue: 'matter.moved', data: { county, matter: input.matter } });
  return { id: input.matter };
}

/** A further line of the house in an open one of its own. Refuses M-161, M-602, M-708 it has ended. */
export function addToMatter(pass: Pass<'matter:raise'>, input: AddInput): Promise<{ id: string }> {
  return addLine(
    pass,
    input,
    (row) =>
      pass.sql<{ n: number | null }[]>`
        select nl.matter_add(${row}::text::jsonb, ${pass.now.toISOString()}) as n`,
  );
}

/** A further line of the unit in an open one it handed in. Refuses M-161, M-602, M-708 it has ended. */
export function addToHanded(pass: Pass<'clue:hand'>, input: HandedAddInput): Promise<{ id: string }> {
  return addLine(
    pass,
    input,
    (row) =>
      pass.sql<{ n: number | null }[]>`
        select nl.handed_add(${row}::text::jsonb, ${pass.now.toISOString()}) as n`,
  );
}
