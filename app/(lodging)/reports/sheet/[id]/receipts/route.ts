import { download } from '#lib/gate/download.ts';
import { receiptsNumbered } from '#lib/report/receipt-export.ts';
import { receiptFile } from '#lib/report/receipt-file.ts';
import { sheetOf } from '#lib/report/sheet/run.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';

type Context = { params: Promise<{ id: string }> };

/** The receipts of what a sheet filed as one file, a receipt file a line: what `receipt verify FILE` takes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return download(
    'report:file',
    request,
    async (pass) => {
      const { result } = await sheetOf(pass, id);
      const numbers = result?.returns.flatMap(({ receiptNumber }) => receiptNumber ?? []) ?? [];
      return receiptsNumbered(pass, numbers);
    },
    (receipts, language) => ({
      name: `${sheetWords(language).receipts}.jsonl`,
      type: 'application/x-ndjson; charset=utf-8',
      body: lines(receipts.map(receiptFile)),
    }),
  );
}

async function* lines(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield Buffer.from(file, 'utf8');
}
