import { fromOwnPage } from '#lib/gate/api/own-page.ts';
import { leaveOwn } from '#lib/gate/own-device.ts';
import { deskHere } from '#lib/gate/shift.ts';
import { signOut } from '#lib/gate/sign-in.ts';
import { forget, forgetPhone, visitOf } from '#lib/gate/visit.ts';

/**
 * Ends the session at once. A shared desk must not keep what was typed or shown, so the browser clears what it
 * stored; cookies stay, since the device is still a known one. On an own phone the pairing ends with it.
 */
export async function POST(request: Request): Promise<Response> {
  if (!fromOwnPage(request.headers)) return new Response(null, { status: 403 });
  const visit = await visitOf();
  await signOut(visit);
  await forget();
  const location = (await deskHere(visit)) ? '/shift' : '/sign-in?out=1';
  if (await leaveOwn(visit)) await forgetPhone();
  return new Response(null, {
    status: 303,
    headers: { location, 'clear-site-data': '"cache", "storage"' },
  });
}
