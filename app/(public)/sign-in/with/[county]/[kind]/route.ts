import { leaveFor } from '#lib/gate/sign-in-other.ts';
import { keepAway, visitOf } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { Refusal } from '#lib/platform/errors.ts';

const to = (location: string) => new Response(null, { status: 303, headers: { location } });

type Context = { params: Promise<{ county: string; kind: string }> };

/** Leads police to the house that vouches for them; only the browser learns what must come back. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { county, kind } = await params;
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  try {
    const { location, cookie } = await leaveFor(county, kind, next, await visitOf());
    await keepAway(cookie);
    return to(location);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return to(`/sign-in?refused=${error.problems[0]?.code ?? 'M-475'}`);
  }
}
