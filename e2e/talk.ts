import { randomUUID } from 'node:crypto';
import { answerThread } from '#lib/conversation/answer.ts';
import { askOfficer } from '#lib/conversation/ask.ts';
import { passThrough } from '#lib/gate/entry.ts';
import { type House, holderOf } from './places.ts';
import { hashOf } from './session.ts';

/** A thread of a house with its officer's answer, and the addresses of its two pages. */
export async function makeTalk(house: House): Promise<{ own: string; police: string }> {
  const { thread } = await passThrough('thread:ask', await hashOf(house.staff), (pass) =>
    askOfficer(pass, {
      ...{ lodging: house.code, text: '客人说孩子的户口本在老家，只有学生证，怎么登记？', place: '前台' },
      ...{ numbers: undefined, request_key: randomUUID(), about_kind: undefined, about: undefined },
    }),
  );
  const officer = await holderOf('officer', house.beat.id);
  await passThrough('thread:work', await hashOf(officer), (pass) =>
    answerThread(pass, {
      ...{ thread, text: '先按“没带证件”登记，问清监护人电话并打通；我半小时内到。', place: null },
      ...{ numbers: undefined, request_key: randomUUID() },
    }),
  );
  return { own: `/ask/${thread}?lodging=${house.code}`, police: `/questions/${thread}` };
}
