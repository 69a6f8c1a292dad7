import { instantNameWithYear } from '#lib/clock/words.ts';
import { download } from '#lib/gate/download.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { sheetOf } from '#lib/release/lists.ts';
import { fetchRelease, listIn } from '#lib/release/make.ts';
import { releaseWords } from '#lib/release/words.ts';
import { tableFile, tableFormats } from '../../../table-file.ts';

type Props = { params: Promise<{ id: string }> };

/** A list in full with its watermark, for whoever asked for it. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const given = new URL(request.url).searchParams.get('format');
  return download(
    'export:full',
    request,
    async (pass) => {
      const format = tableFormats.find((one) => one === given);
      if (!format || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('not_found', 'M-161');
      const { allowed, text } = await fetchRelease(pass, id, format);
      const names = await namesOf(pass, [allowed.askedBy, allowed.approvedBy]);
      const [asked, approved] = [names[allowed.askedBy] ?? '', names[allowed.approvedBy] ?? ''];
      return {
        text,
        format,
        asked,
        approved,
        mark: allowed.mark,
        until: allowed.expiresAt,
        at: allowed.approvedAt,
      };
    },
    ({ text, format, mark, asked, approved, at, until }, language) => {
      const [made, over] = [at, until].map((one) => instantNameWithYear(one, language));
      const foot = releaseWords(language).foot(mark, asked, approved, made ?? '', over ?? '');
      const sheet = sheetOf(listIn(text), language, { mark, foot });
      return tableFile(sheet, format);
    },
  );
}
