import {
  answerFiledReply,
  answerRefusedReply,
  type FiledByReply,
  readReply,
} from '#lib/chase/cascade/reply.ts';
import type { Reminded } from '#lib/chase/cascade/reply-rules.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { linkToken } from '#lib/delivery/links.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { fileByLink, linkPage } from '#lib/gate/one-tap.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { showShortCode } from '#lib/report/receipt.ts';

/**
 * Works one text message a person wrote back: a 0 that the rules take is filed through the very link its reminder carried,
 * and its receipt's code goes back; anything else is answered with the link. Done again it changes nothing.
 */
export async function workReply(county: string, text: string): Promise<void> {
  const reply = await passAsJob('clock:work', 'text.received', county, (pass) => readReply(pass, text));
  if (reply.done) return;
  const { judged, account, lodging } = reply;
  const filed = 'file' in judged && lodging ? await fileReply(judged.file, lodging, text) : null;
  await passAsJob('clock:work', 'text.received', county, async (pass) => {
    if ('file' in judged && filed) await answerFiledReply(pass, text, judged.file, filed);
    else if ('file' in judged)
      await answerRefusedReply(pass, text, account, { refuse: 'not_filed', last: judged.file });
    else await answerRefusedReply(pass, text, account, judged);
    return null;
  });
}

async function fileReply(
  reminded: Reminded,
  lodging: { code: string; name: string },
  text: string,
): Promise<FiledByReply | null> {
  const [item] = reminded.items;
  if (!item || !reminded.link) return null;
  const token = linkToken(reminded.link);
  const visit = { network: 'text', requestId: `text/${text}` };
  try {
    const { filed } = await fileByLink(token, [`${lodging.code}/${item.night}`], visit, 'text');
    if (filed !== 1) return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
  const page = await linkPage(token, visit);
  const told = page?.items.find(({ night, lodging: id }) => night === item.night && id === item.lodging);
  if (!told?.shortCode) return null;
  return {
    lodging: item.lodging,
    name: lodging.name,
    night: businessDay(item.night),
    code: showShortCode(told.shortCode),
  };
}
