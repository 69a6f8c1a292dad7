import { fileDrawn } from '#app/(shared)/talk/file-out.ts';
import { openAttachment } from '#lib/attachment/store.ts';
import { lineSubject } from '#lib/conversation/write.ts';
import { download } from '#lib/gate/download.ts';

type Props = { params: Promise<{ id: string }> };

/** A picture or voice note of a thread, for whom the thread is within reach. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  return download('thread:work', request, (pass) => openAttachment(pass, lineSubject, id), fileDrawn);
}
