import { businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { download } from '#lib/gate/download.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { maskedList, sheetOf } from '#lib/release/lists.ts';
import { objectToSpan } from '#lib/release/rules.ts';
import { exportLists, nightsAtMost } from '#lib/release/terms.ts';
import { tableFile, tableFormats, wrongParameter } from '../../table-file.ts';

/** A list with everything that names or reaches a person masked, within reach, told to the house book. */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  return download(
    'board:export',
    request,
    async (pass) => {
      const format = tableFormats.find((one) => one === given.get('format'));
      const list = exportLists.find((one) => one === given.get('list'));
      if (!format) throw wrongParameter('format', tableFormats.join(' | '));
      if (!list) throw wrongParameter('list', exportLists.join(' | '));
      const [from, to] = [businessDay(given.get('from'), 'from'), businessDay(given.get('to'), 'to')];
      const problem = objectToSpan(from, to, businessDayAt(pass.now), nightsAtMost.export);
      if (problem) throw new Refusal('invalid', [problem]);
      return { text: await maskedList(pass, list, { from, to, lodgingId: null }), format };
    },
    ({ text, format }, language) => {
      const sheet = sheetOf(text, language, null);
      return tableFile(sheet, format);
    },
  );
}
