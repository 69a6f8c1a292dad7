import { download } from '#lib/gate/download.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { numberOf } from '#lib/release/gather.ts';
import { fetchRelease } from '#lib/release/make.ts';
import { packPaper } from '#lib/release/paper.ts';

const formats = ['pdf', 'json'] as const;
const types = { pdf: 'application/pdf', json: 'application/json; charset=utf-8' } as const;

type Props = { params: Promise<{ id: string }> };

/** The signed paper or the machine file of a pack, for whoever asked for it. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const given = new URL(request.url).searchParams.get('format');
  return download(
    'evidence:ask',
    request,
    async (pass) => {
      const format = formats.find((one) => one === given);
      if (!format || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('not_found', 'M-161');
      const { allowed, text } = await fetchRelease(pass, id, format);
      return { name: numberOf(pass.reach.county, allowed.mark), text, format };
    },
    ({ name, text, format }, language) => ({
      name: `${name}.${format}`,
      type: types[format],
      body: format === 'pdf' ? paper(text, language) : plain(text),
    }),
  );
}

async function* plain(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

async function* paper(text: string, language: Parameters<typeof packPaper>[1]): AsyncGenerator<Uint8Array> {
  yield await packPaper(text, language);
}
