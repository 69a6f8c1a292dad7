import type { Language } from '#lib/platform/i18n.ts';
import { apiDocument } from './openapi.ts';
import { apiWords } from './words.ts';

export type HelpEntry = {
  id: string;
  method: string;
  path: string;
  summary: string;
  permission: string;
  machine: boolean;
  example: string;
  takes: readonly string[];
  answers: readonly (readonly [status: string, description: string])[];
};

type Operation = {
  operationId?: string;
  requestBody?: unknown;
  responses?: Record<string, unknown>;
  'x-permission'?: unknown;
  'x-example'?: unknown;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const textIn = (value: unknown, name: string) => (isObject(value) ? String(value[name] ?? '') : '');

function entryOf(path: string, method: string, operation: Operation, language: Language): HelpEntry {
  const id = operation.operationId ?? '';
  const summaries: Record<string, string> = apiWords(language);
  const content = isObject(operation.requestBody) ? operation.requestBody.content : undefined;
  const permission = String(operation['x-permission'] ?? '');
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary: summaries[id] ?? '',
    permission,
    machine: permission.startsWith('report:') || permission === 'key:own' || permission === 'clue:hand',
    example: String(operation['x-example'] ?? ''),
    takes: isObject(content) ? Object.keys(content) : [],
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => [
      status,
      textIn(answer, 'description'),
    ]),
  };
}

/** What /help/api shows: read out of our own OpenAPI document, so that page and document cannot differ. */
export function helpList(language: Language): HelpEntry[] {
  return Object.entries(apiDocument().paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).flatMap(([method, operation]) =>
      isObject(operation) ? [entryOf(path, method, operation, language)] : [],
    ),
  );
}
