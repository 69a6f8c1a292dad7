import { civilDateAt } from '#lib/clock/business-day.ts';
import { download } from '#lib/gate/download.ts';
import { type LodgingLine, listLodgings, pageSize } from '#lib/lodging/list.ts';
import { categoryName, statusName } from '#lib/lodging/words.ts';
import { csvOf } from '#lib/overview/export.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { townshipsOf, unitsOf } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import { filtersOf } from '../address.ts';

/** The shown list of lodgings as CSV: every row the filters leave, told to the house book. */
export async function GET(request: Request): Promise<Response> {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return download(
    'registry:read',
    request,
    async (pass) => {
      const asked = filtersOf(given);
      if (!asked) throw new Refusal('invalid', [{ code: 'M-141', field: 'query' }]);
      const lines: LodgingLine[] = [];
      for (let page = 1, pages = 1; page <= pages; page++) {
        const found = await listLodgings(pass, { ...asked.filters, page });
        lines.push(...found.lines);
        pages = Math.ceil(found.total / pageSize);
      }
      pass.record({
        act: 'registry.exported',
        subjectKind: 'registry',
        subjectId: pass.reach.county,
        detail: { rows: lines.length, filters: Object.keys(asked.query) },
      });
      const units = await unitsOf(pass);
      return { lines, units, townships: await townshipsOf(pass), day: civilDateAt(pass.now) };
    },
    ({ lines, units, townships, day }, language) => {
      const words = registryWords(language);
      const unit = (id: string | null) => units.find((one) => one.id === id);
      const sheet = {
        name: words.exportName(day),
        title: words.lodgings,
        head: [
          words.code,
          words.name,
          words.category,
          words.township,
          words.unit,
          words.beat,
          words.address,
          words.rooms,
          words.status,
          words.onboarded,
        ],
        rows: lines.map((line) => [
          line.code,
          line.name,
          categoryName(line.category, language),
          townships.find(({ code }) => code === line.townshipCode)?.name ?? line.townshipCode,
          unit(unit(line.beatId)?.parentId ?? null)?.name ?? null,
          unit(line.beatId)?.name ?? null,
          line.address,
          line.rooms,
          line.status && statusName(line.status, language),
          line.onboardedDay,
        ]),
      };
      return { name: `${sheet.name}.csv`, type: 'text/csv; charset=utf-8', body: csvOf(sheet) };
    },
  );
}
