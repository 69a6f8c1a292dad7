import { health } from '#lib/gate/api/health.ts';
import { toResponse } from '#lib/gate/api/web.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return toResponse(await health(request.headers));
}
