import { download } from '#lib/gate/download.ts';
import { boardOf } from '#lib/overview/board.ts';
import { sheetOf } from '#lib/overview/export.ts';
import { boardFilters } from '#lib/overview/inputs.ts';
import { tableFile, tableFormats, wrongParameter } from '../../table-file.ts';
import { askedOf } from '../address.ts';

/** The shown list of the board as CSV or xlsx: every row the filters leave, in the reader's reach, told to the house book. */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  return download(
    'board:export',
    request,
    async (pass) => {
      const asked = askedOf(Object.fromEntries(given));
      const format = tableFormats.find((one) => one === given.get('format'));
      if (!format) throw wrongParameter('format', tableFormats.join(' | '));
      if (!asked) throw wrongParameter('query', Object.keys(boardFilters.shape).join(' | '));
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
      return tableFile(sheet, format);
    },
  );
}
