import { own, ownerTag } from '#lib/gate/own.ts';
import { dropDraft, keepDraft } from '#lib/report/draft/drafts.ts';

/** Whose phone this is now, as it names its own records: asked before anything of a queue is sent. */
export async function GET(request: Request): Promise<Response> {
  return own('report:file', request, async (pass) => ({ owner: ownerTag(pass.actor.id ?? '') }));
}

/** Keeps a half-typed stay for the next device. */
export async function PUT(request: Request): Promise<Response> {
  return own('report:file', request, keepDraft);
}

/** Forgets it. */
export async function DELETE(request: Request): Promise<Response> {
  return own('report:file', request, dropDraft);
}
