import { credentialOf } from '#lib/gate/api/credential.ts';
import { spoken } from '#lib/gate/api/spoken.ts';
import { download } from '#lib/gate/download.ts';
import { tryOut } from '#lib/gate/take-back.ts';
import { csvOf } from '#lib/overview/export.ts';
import { fileLines, type SheetOutcome, sheetOf } from '#lib/report/sheet/run.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';

type Context = { params: Promise<{ id: string }> };

/** The result of a sheet, a line for each of its lines with what was said of it; nothing that names a child. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return download(
    'report:file',
    request,
    async (pass) => (await sheetOf(pass, id)).result ?? (await dryRun(request, id)),
    (outcome, language) => {
      const words = sheetWords(language);
      const sheet = {
        name: words.result,
        title: words.result,
        head: [words.line, words.lodging, words.night, words.said, 'receipt', 'short_code'],
        rows: outcome.lines.map(({ line, lodging, night, problems }) => {
          const filed = outcome.returns.find((one) => one.lodging === lodging && one.night === night);
          const told = problems.map((problem) => {
            const { code, message, cure } = spoken(problem, language);
            return `${code} ${message} ${cure}`;
          });
          const state = outcome.left.includes(line) ? words.left : told.length === 0 ? words.good : '';
          return [
            line,
            lodging,
            night,
            [state, ...told].filter(Boolean).join(' / '),
            filed?.receiptNumber ?? null,
            filed?.shortCode ?? null,
          ];
        }),
      };
      return { name: `${words.result}.csv`, type: 'text/csv; charset=utf-8', body: csvOf(sheet) };
    },
  );
}

async function dryRun(request: Request, id: string): Promise<SheetOutcome> {
  return tryOut('report:file', await credentialOf(request.headers), (pass) => fileLines(pass, id, []));
}
