import { type BookLine, searchBook } from '#lib/audit/queries.ts';
import { bookWords } from '#lib/audit/words.ts';
import { actName } from '#lib/audit/words-acts.ts';
import { auditWords } from '#lib/audit/words-pages.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { download } from '#lib/gate/download.ts';
import { csvOf } from '#lib/overview/export.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { filtersOf } from '../address.ts';
import { whoOf } from '../columns.tsx';

/** Pages that are handed out in one file; who needs more narrows the dates. */
const mostPages = 200;

/** The found lines of the house book as CSV, at most ten thousand; that they were taken is a line of it too. */
export async function GET(request: Request): Promise<Response> {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return download(
    'audit:read',
    request,
    async (pass) => {
      const asked = filtersOf(given);
      if (!asked) throw new Refusal('invalid', [{ code: 'M-141', field: 'query' }]);
      const lines: BookLine[] = [];
      for (let page = 1, pages = 1; page <= pages; page++) {
        const found = await searchBook(pass, { ...asked.filters, page });
        lines.push(...found.lines);
        pages = Math.min(found.pages, mostPages);
      }
      pass.record({
        act: 'book.exported',
        subjectKind: 'house_book',
        subjectId: pass.reach.county,
        detail: { rows: lines.length, filters: Object.keys(asked.query) },
      });
      return { lines, day: civilDateAt(pass.now) };
    },
    ({ lines, day }, language) => {
      const words = bookWords(language);
      const page = auditWords(language);
      const sheet = {
        name: `${words.title} ${day}`,
        title: words.title,
        head: [
          words.when,
          words.who,
          words.act,
          words.lodging,
          words.subject,
          words.detail,
          words.place,
          page.request,
          page.hash,
        ],
        rows: lines.map((line) => [
          line.at.toISOString(),
          whoOf(line, language),
          actName(line.act, language),
          line.lodging?.code ?? null,
          `${line.subjectKind} ${line.subjectId}`,
          JSON.stringify(line.detail),
          words.at(line.chain, line.month, line.seq),
          line.requestId,
          line.hash,
        ]),
      };
      return { name: `${sheet.name}.csv`, type: 'text/csv; charset=utf-8', body: csvOf(sheet) };
    },
  );
}
