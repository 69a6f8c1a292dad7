import { fromOwnPage } from '#lib/gate/api/own-page.ts';
import { signOut } from '#lib/gate/sign-in.ts';
import { forget, visitOf } from '#lib/gate/visit.ts';

/**
 * Ends the session at once. A shared desk must not keep what was typed or shown, so the browser clears what it
 * stored; cookies stay, since the device is still a known one.
 */
export async function POST(request: Request): Promise<Response> {
  if (!fromOwnPage(request.headers)) return new Response(null, { status: 403 });
  await signOut(await visitOf());
  await forget();
  return new Response(null, {
    status: 303,
    headers: { location: '/sign-in?out=1', 'clear-site-data': '"cache", "storage"' },
  });
}
