import { upload } from '#lib/gate/upload.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { keepSheet } from '#lib/report/sheet/run.ts';
import { mostBytes } from '#lib/report/sheet/unpack.ts';

const form = 16_384;

/** One sheet to be tried: the file that was chosen or dropped, else what was pasted. */
export async function POST(request: Request): Promise<Response> {
  return upload(
    'report:file',
    request,
    mostBytes + form,
    async (pass, [sheet]) => {
      if (!sheet) throw new Refusal('invalid', 'M-174');
      return keepSheet(pass, sheet.bytes);
    },
    { to: ({ id }) => `/reports/sheet/${id}`, back: '/reports/sheet', typed: 'pasted' },
  );
}
