import { openOwn } from '#lib/gate/own-device.ts';
import { carryOwn, forgetPhone, visitOf } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { Refusal } from '#lib/platform/errors.ts';

const to = (location: string) => new Response(null, { status: 303, headers: { location } });

/**
 * Where a page leads an own device whose session is over: a phone opens the next one and goes on, a shared desk asks whose
 * shift it is. It opens nothing but the device's own session, so that being led here from elsewhere does no harm.
 */
export async function GET(request: Request): Promise<Response> {
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  try {
    const opened = await openOwn(await visitOf());
    if (opened === 'desk') return to('/shift');
    await carryOwn(opened);
    return to(next ?? '/desk');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = error.problems[0]?.code ?? 'M-470';
    if (code === 'M-470') await forgetPhone();
    return to(`/sign-in?${new URLSearchParams({ refused: code, ...(next ? { next } : {}) })}`);
  }
}
