import { businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { download } from '#lib/gate/download.ts';
import { csvOf, xlsxOf } from '#lib/overview/export.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { maskedList, sheetOf } from '#lib/release/lists.ts';
import { objectToSpan } from '#lib/release/rules.ts';
import { exportLists, nightsAtMost } from '#lib/release/terms.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const formats = ['csv', 'xlsx'] as const;

const wrong = (field: string, expected: string) =>
  new Refusal('invalid', [{ code: 'M-141', field, values: { expected } }]);

/** A list with everything that names or reaches a person masked, within reach, told to the house book. */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  return download(
    'board:export',
    request,
    async (pass) => {
      const format = formats.find((one) => one === given.get('format'));
      const list = exportLists.find((one) => one === given.get('list'));
      if (!format) throw wrong('format', formats.join(' | '));
      if (!list) throw wrong('list', exportLists.join(' | '));
      const [from, to] = [businessDay(given.get('from'), 'from'), businessDay(given.get('to'), 'to')];
      const problem = objectToSpan(from, to, businessDayAt(pass.now), nightsAtMost.export);
      if (problem) throw new Refusal('invalid', [problem]);
      return { text: await maskedList(pass, list, { from, to, lodgingId: null }), format };
    },
    ({ text, format }, language) => {
      const sheet = sheetOf(text, language, null);
      return {
        name: `${sheet.name}.${format}`,
        type: types[format],
        body: format === 'csv' ? csvOf(sheet) : xlsxOf(sheet),
      };
    },
  );
}
