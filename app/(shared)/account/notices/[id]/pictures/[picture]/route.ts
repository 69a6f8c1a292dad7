import { fileDrawn } from '#app/(shared)/talk/file-out.ts';
import { download } from '#lib/gate/download.ts';
import { pictureInput } from '#lib/notice/pictures/inputs.ts';
import { ownPicture } from '#lib/notice/pictures/own.ts';
import { Refusal } from '#lib/platform/errors.ts';

type Props = { params: Promise<{ id: string; picture: string }> };

/** A picture of a notice, for whom it was sent to. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id, picture } = await params;
  const input = pictureInput.safeParse({ notice: id, picture });
  return download(
    'account:own',
    request,
    async (pass) => {
      if (!input.success) throw new Refusal('not_found', 'M-161');
      return ownPicture(pass, input.data);
    },
    ({ bytes }, language) => fileDrawn({ kind: 'picture', bytes }, language),
  );
}
