import { download } from '#lib/gate/download.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { templateBook, templateText } from '#lib/report/sheet/template.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';

const bookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The empty sheet, as a workbook or with `?as=csv` as text. */
export async function GET(request: Request): Promise<Response> {
  const asText = new URL(request.url).searchParams.get('as') === 'csv';
  const bytes = asText
    ? templateText(await languageOfRequest())
    : await templateBook(await languageOfRequest());
  return download(
    'report:file',
    request,
    async () => null,
    (_, language) => ({
      name: `${sheetWords(language).title}.${asText ? 'csv' : 'xlsx'}`,
      type: asText ? 'text/csv; charset=utf-8' : bookType,
      body: once(bytes),
    }),
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
