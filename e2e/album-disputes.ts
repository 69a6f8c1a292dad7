import { randomUUID } from 'node:crypto';
import { passThrough } from '#lib/gate/entry.ts';
import { handIn } from '#lib/matter/handed.ts';
import { raiseMatter } from '#lib/matter/house.ts';
import { stepMatter } from '#lib/matter/work.ts';
import { type House, holderOf, type Person, unitNamed } from './places.ts';
import { hashOf } from './session.ts';
import type { Shot } from './shot.ts';

/** The pages of disputes and clues on either side, with a dispute of a house that its officer has taken up. */
export async function disputeShots(
  shot: (page: string, who: Person | null, at?: string) => Shot,
  house: House,
  chief: Person,
): Promise<Shot[]> {
  const key = () => ({ numbers: undefined, request_key: randomUUID() });
  const { id } = await passThrough('matter:raise', await hashOf(house.staff), (pass) =>
    raiseMatter(pass, {
      ...{ ...key(), lodging: house.code, kind: 'dispute' as const, topic: 'charge', call: undefined },
      ...{ text: '客人说押金没退，和前台吵了半小时。', place: '一楼前台' },
    }),
  );
  const officer = await holderOf('officer', house.beat.id);
  await passThrough('matter:work', await hashOf(officer), (pass) =>
    stepMatter(pass, { ...key(), matter: id, to: 'house' as const, text: '我十点到店里，当面讲清。' }),
  );
  const agent = await holderOf('agent', await unitNamed('桃洪镇中心学校'));
  const handed = await passThrough('clue:hand', await hashOf(agent), (pass) =>
    handIn(pass, {
      ...{ ...key(), lodging: house.code, kind: 'clue' as const, topic: 'minors', source: 'school' as const },
      ...{ text: '有学生连着三个周末在那里打游戏到天亮。', place: null },
    }),
  );
  return [
    shot('/matters', house.staff, `/matters?lodging=${house.code}`),
    shot('/matters/[matter]', house.staff, `/matters/${id}?lodging=${house.code}`),
    shot('/disputes', chief),
    shot('/disputes/[matter]', officer, `/disputes/${id}`),
    shot('/disputes/new', officer, `/disputes/new?lodging=${house.code}`),
    shot('/disputes/calls', chief),
    shot('/handed-in', agent),
    shot('/handed-in/[matter]', agent, `/handed-in/${handed.id}`),
    shot('/people/keys', await holderOf('secadmin')),
  ];
}
