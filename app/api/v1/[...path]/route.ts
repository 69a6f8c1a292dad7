import { fromRequest, toResponse } from '#lib/gate/api/web.ts';
import { handle } from '#lib/gate/route.ts';

export const dynamic = 'force-dynamic';

/** The same door as in front of Next (lib/boot/server.ts); only `next dev`, which has no front, comes through here. */
async function answer(request: Request): Promise<Response> {
  return toResponse(await handle(await fromRequest(request)));
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
