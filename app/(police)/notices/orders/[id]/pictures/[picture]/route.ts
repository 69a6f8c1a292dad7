import { fileDrawn } from '#app/(shared)/talk/file-out.ts';
import { download } from '#lib/gate/download.ts';
import { pictureInput } from '#lib/notice/pictures/inputs.ts';
import { pictureOf } from '#lib/notice/pictures/store.ts';
import { orderOf } from '#lib/notice/queries.ts';
import { Refusal } from '#lib/platform/errors.ts';

type Props = { params: Promise<{ id: string; picture: string }> };

/** A picture of the notice an officer is ordered to relay; the address names the order, as its page does. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id, picture } = await params;
  const input = pictureInput.safeParse({ notice: id, picture });
  return download(
    'order:confirm',
    request,
    async (pass) => {
      if (!input.success) throw new Refusal('not_found', 'M-161');
      const { notice } = await orderOf(pass, input.data.notice);
      return pictureOf(pass, { notice: notice.id, picture: input.data.picture });
    },
    ({ bytes }, language) => fileDrawn({ kind: 'picture', bytes }, language),
  );
}
