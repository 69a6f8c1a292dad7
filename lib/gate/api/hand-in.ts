import type { z } from 'zod';
import { addToHanded } from '#lib/matter/add.ts';
import { handedIn, handedMatter, handIn, type OwnHanded } from '#lib/matter/handed.ts';
import { handedAddInput, handInput } from '#lib/matter/inputs.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { problemsOf } from '#lib/report/inputs.ts';
import { type Credential, passThrough } from '../entry.ts';
import { jsonOf } from './body.ts';
import { nameOf } from './credential.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { requestKeyOf } from './file-return.ts';
import { limitTries } from './limit.ts';
import { clueInput, clueLineInput } from './schemas-clues.ts';

/** A key that lost its mind must not bury a county's officers. */
const handedAnHour = 60;

/** The caller's Idempotency-Key as the id of a form: of this credential alone (RFC 9562 5.8, version 8). */
function formKeyOf(credential: Credential, text: string): string {
  const hex = sha256(`${nameOf(credential) ?? ''}\n${text}`).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function read<I, O>(body: z.ZodType<I>, value: unknown, inputs: z.ZodType<O>, more: (body: I) => unknown): O {
  const stated = body.safeParse(value);
  if (!stated.success) throw new Refusal('invalid', problemsOf(stated.error));
  const parsed = inputs.safeParse(more(stated.data));
  if (parsed.success) return parsed.data;
  throw new Refusal(
    'invalid',
    parsed.error.issues.map(({ message, path }) => ({
      code: /^M-\d{3}$/.test(message) ? message : 'M-141',
      field: path.map(String).join('.'),
    })),
  );
}

const stateOf = ({ closedAt, takenUpAt }: Pick<OwnHanded, 'closedAt' | 'takenUpAt'>) =>
  closedAt ? 'ended' : takenUpAt ? 'taken_up' : 'received';

const told = (one: OwnHanded) => ({
  ...{ id: one.id, lodging: one.lodging, kind: one.kind, topic: one.topic, state: stateOf(one) },
  handed_at: one.raisedAt.toISOString(),
  taken_up_at: one.takenUpAt?.toISOString() ?? null,
  ended_at: one.closedAt?.toISOString() ?? null,
});

/** POST /clues: a school, a platform or a department hands in a dispute or a clue about a lodging. */
export async function postClue(call: Call): Promise<ApiAnswer> {
  const key = requestKeyOf(call.request.headers.get('idempotency-key'));
  const input = read(clueInput, jsonOf(call.request).value, handInput, (body) => ({
    ...{ kind: 'clue', numbers: 'moved', ...body },
    request_key: formKeyOf(call.credential, key),
  }));
  await limitTries(`clues/${nameOf(call.credential) ?? ''}`, handedAnHour, 3600);
  const { again, ...made } = await passThrough(
    'clue:hand',
    call.credential,
    (pass) => handIn(pass, input),
    call.requestId,
  );
  return json(again ? 200 : 201, made, { location: `/api/v1/clues/${made.id}` });
}

/** GET /clues: what the unit handed in, newest first. */
export async function listClues(call: Call): Promise<ApiAnswer> {
  const list = await passThrough('clue:hand', call.credential, handedIn, call.requestId);
  return json(200, { clues: list.map(told) });
}

/** GET /clues/{clue}: how it stands, and what was said. */
export async function readClue(call: Call): Promise<ApiAnswer> {
  const found = await passThrough(
    'clue:hand',
    call.credential,
    (pass) => handedMatter(pass, call.params.clue ?? ''),
    call.requestId,
  );
  if (!found) throw new Refusal('not_found', 'M-161');
  return json(200, {
    ...told(found),
    lines: found.steps.map(({ at, own, text }) => ({
      ...{ at: at.toISOString(), from: own ? 'unit' : 'police', text },
    })),
  });
}

/** POST /clues/{clue}/lines: a further line, such as the answer to what the police asked. */
export async function postClueLine(call: Call): Promise<ApiAnswer> {
  const key = requestKeyOf(call.request.headers.get('idempotency-key'));
  const input = read(clueLineInput, jsonOf(call.request).value, handedAddInput, (body) => ({
    ...{ numbers: 'moved', ...body, matter: call.params.clue ?? '' },
    request_key: formKeyOf(call.credential, key),
  }));
  await limitTries(`clues/${nameOf(call.credential) ?? ''}`, handedAnHour, 3600);
  const made = await passThrough(
    'clue:hand',
    call.credential,
    (pass) => addToHanded(pass, input),
    call.requestId,
  );
  return json(201, made);
}
