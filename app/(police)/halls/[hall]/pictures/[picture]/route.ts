import { fileDrawn } from '#app/(shared)/talk/file-out.ts';
import { download } from '#lib/gate/download.ts';
import { openPicture } from '#lib/hall/pictures.ts';

type Props = { params: Promise<{ picture: string }> };

/** A picture of a hall, for its host and whoever sits in. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { picture } = await params;
  return download('hall:work', request, (pass) => openPicture(pass, picture), fileDrawn);
}
