import { download } from '#lib/gate/download.ts';
import { boardOf } from '#lib/overview/board.ts';
import { csvOf, sheetOf, xlsxOf } from '#lib/overview/export.ts';
import { boardFilters } from '#lib/overview/inputs.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { askedOf } from '../address.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const formats = ['csv', 'xlsx'] as const;

const wrong = (field: string, expected: string) =>
  new Refusal('invalid', [{ code: 'M-141', field, values: { expected } }]);

/** The shown list of the board as CSV or xlsx: every row the filters leave, in the reader's reach, told to the house book. */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  return download(
    'board:export',
    request,
    async (pass) => {
      const asked = askedOf(Object.fromEntries(given));
      const format = formats.find((one) => one === given.get('format'));
      if (!format) throw wrong('format', formats.join(' | '));
      if (!asked) throw wrong('query', Object.keys(boardFilters.shape).join(' | '));
      const board = await boardOf(pass, asked.filters, null);
      const { day, ...filters } = asked.filters;
      pass.record({
        act: 'board.exported',
        subjectKind: 'night',
        subjectId: board.day,
        detail: { format, rows: board.rows.length, state: board.state, filters: Object.keys(filters) },
      });
      return { board, format };
    },
    ({ board, format }, language) => {
      const sheet = sheetOf(board, language);
      return {
        name: `${sheet.name}.${format}`,
        type: types[format],
        body: format === 'csv' ? csvOf(sheet) : xlsxOf(sheet),
      };
    },
  );
}
