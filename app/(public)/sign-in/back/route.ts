import { nextStep } from '#lib/gate/sign-in.ts';
import { comeBack } from '#lib/gate/sign-in-other.ts';
import { awayHere, carry, forgetAway, visitOf } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { homeOf } from '#lib/identity/rules.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { step } from '../address.ts';

const to = (location: string) => new Response(null, { status: 303, headers: { location } });

/** Where police come back to from the house that vouches for them; the second factor is asked next. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  try {
    const kept = await awayHere();
    await forgetAway();
    const { admitted, next } = await comeBack(query, kept, await visitOf());
    await carry(admitted);
    const { standing, aal } = admitted;
    const way = nextStep(standing, aal);
    if (way === 'second_factor') return to(step('/sign-in/second-factor', next));
    if (way === 'enrol') return to(step('/sign-in/enrol', next));
    return to(ownPath(next) ?? homeOf(standing.roles, aal));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return to(`/sign-in?refused=${error.problems[0]?.code ?? 'M-475'}`);
  }
}
