import { fileDrawn } from '#app/(shared)/talk/file-out.ts';
import { download } from '#lib/gate/download.ts';
import { openPicture } from '#lib/inspection/pictures.ts';

type Props = { params: Promise<{ id: string; picture: string }> };

/** A photo of a visit, for the police within whose reach the visit is. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id, picture } = await params;
  return download(
    'inspection:read',
    request,
    (pass) => openPicture(pass, { visit: id, picture }),
    ({ bytes }, language) => fileDrawn({ kind: 'picture', bytes }, language),
  );
}
