import { Refusal } from '#lib/platform/errors.ts';

/** The account behind a pass: only persons sign. */
export function personOf(pass: { actor: { kind: string; id: string | null } }): string {
  if (pass.actor.kind !== 'person' || !pass.actor.id) throw new Refusal('forbidden', 'M-165');
  return pass.actor.id;
}
