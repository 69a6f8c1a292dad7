import { z } from 'zod';
import { download } from '#lib/gate/download.ts';
import { tableOf } from '#lib/notice/export.ts';
import { toldOf } from '#lib/notice/queries.ts';
import { peopleOf } from '#lib/notice/results.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { tableFile, tableFormats } from '../../../table-file.ts';

/** The list of a notice with states and answers as CSV or xlsx, a row a person, told to the house book. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).id);
  const asked = new URL(request.url).searchParams.get('format');
  return download(
    'notice:compose',
    request,
    async (pass) => {
      const format = tableFormats.find((one) => one === asked);
      if (!format) throw new Refusal('invalid', [{ code: 'M-141', field: 'format' }]);
      if (!id.success) throw new Refusal('not_found', 'M-161');
      const { notice } = await toldOf(pass, id.data);
      const people = await peopleOf(pass, notice);
      pass.record({
        act: 'notice.exported',
        subjectKind: 'notice',
        subjectId: notice.id,
        detail: { format, rows: people.length },
      });
      return { notice, people, format };
    },
    ({ notice, people, format }, language) => {
      const sheet = tableOf(notice, people, language);
      return tableFile(sheet, format);
    },
  );
}
