import { roundOf, takeVisit } from '#lib/chase/round.ts';
import { own, ownerTag } from '#lib/gate/own.ts';

/** Whose phone this is now, and the round it may walk without signal. */
export async function GET(request: Request): Promise<Response> {
  return own('chase:work', request, async (pass) => ({
    owner: ownerTag(pass.actor.id ?? ''),
    now: pass.now.toISOString(),
    stops: await roundOf(pass),
  }));
}

/** A visit a phone wrote, by the phone's own key. */
export async function POST(request: Request): Promise<Response> {
  return own('chase:work', request, takeVisit);
}
