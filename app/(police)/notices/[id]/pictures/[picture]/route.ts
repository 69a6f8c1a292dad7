import { fileDrawn } from '#app/(shared)/talk/file-out.ts';
import { download } from '#lib/gate/download.ts';
import { pictureInput } from '#lib/notice/pictures/inputs.ts';
import { pictureOf } from '#lib/notice/pictures/store.ts';
import { Refusal } from '#lib/platform/errors.ts';

type Props = { params: Promise<{ id: string; picture: string }> };

/** A picture of a notice, for whoever composes, checks or signs it. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id, picture } = await params;
  const input = pictureInput.safeParse({ notice: id, picture });
  return download(
    'notice:compose',
    request,
    async (pass) => {
      if (!input.success) throw new Refusal('not_found', 'M-161');
      return pictureOf(pass, input.data);
    },
    ({ bytes }, language) => fileDrawn({ kind: 'picture', bytes }, language),
  );
}
