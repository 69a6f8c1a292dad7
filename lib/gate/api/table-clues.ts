import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { listClues, postClue, postClueLine, readClue } from './hand-in.ts';
import {
  clueHandedShape,
  clueInput,
  clueLineInput,
  clueLineShape,
  clueShape,
  cluesShape,
} from './schemas-clues.ts';
import { auth, reading, refusal, writing } from './table-parts.ts';

const idempotency = z.object({
  'Idempotency-Key': z.string().meta({ description: '1 to 64 visible ASCII characters, one for each.' }),
});
const { 410: _gone, ...handing } = writing;
const answers = { ...handing, 409: refusal('It has ended, or the key was used for another body.') };

/** What a school, a platform or a department hands in with an access of its own. */
export const clues: readonly Endpoint[] = [
  {
    id: 'handInClue',
    method: 'POST',
    path: '/clues',
    permission: 'clue:hand',
    summary: 'handInClue',
    headers: idempotency,
    body: { type: 'application/json', schema: clueInput },
    answers: {
      200: { description: 'It was handed in before by the same request.', schema: clueHandedShape },
      201: { description: 'With the police; the house never reads it.', schema: clueHandedShape },
      ...answers,
    },
    example: `-X POST $ORIGIN/api/v1/clues ${auth} -H 'Content-Type: application/json' -H 'Idempotency-Key: 2026-11-20-1' -d '{"lodging":"LH0001","topic":"minors","text":"有学生连续几个周末在这家店过夜，家长不知情。"}'`,
    handler: postClue,
  },
  {
    id: 'listClues',
    method: 'GET',
    path: '/clues',
    permission: 'clue:hand',
    summary: 'listClues',
    answers: { 200: { description: 'The newest 200.', schema: cluesShape }, ...reading },
    example: `$ORIGIN/api/v1/clues ${auth}`,
    handler: listClues,
  },
  {
    id: 'readClue',
    method: 'GET',
    path: '/clues/{clue}',
    permission: 'clue:hand',
    summary: 'readClue',
    answers: { 200: { description: 'As it stands.', schema: clueShape }, ...reading },
    example: `$ORIGIN/api/v1/clues/$CLUE ${auth}`,
    handler: readClue,
  },
  {
    id: 'addToClue',
    method: 'POST',
    path: '/clues/{clue}/lines',
    permission: 'clue:hand',
    summary: 'addToClue',
    headers: idempotency,
    body: { type: 'application/json', schema: clueLineInput },
    answers: { 201: { description: 'Added.', schema: clueLineShape }, ...answers },
    example: `-X POST $ORIGIN/api/v1/clues/$CLUE/lines ${auth} -H 'Content-Type: application/json' -H 'Idempotency-Key: 2026-11-20-2' -d '{"text":"是周五和周六晚上。"}'`,
    handler: postClueLine,
  },
];
