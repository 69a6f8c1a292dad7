import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { apiDocument } from './openapi.ts';

// Two operations are a browser's forms and answer with 303 alone.
const rules = { 'operation-2xx-response': 'off' } as const;

test('the document passes the recommended rules of Redocly without an error or a warning', async () => {
  const config = await createConfig({ extends: ['recommended'], rules });
  const found = await lintFromString({ source: JSON.stringify(apiDocument()), config });
  const told = found.map(({ severity, ruleId, message, location }) =>
    [severity, ruleId, message, location[0]?.pointer].join(' '),
  );
  assert.deepEqual(told, []);
});

test('the linter is at work: a document with a fault is found', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const spoilt = { ...apiDocument(), paths: { '/x': { get: { responses: {} } } } };
  const found = await lintFromString({ source: JSON.stringify(spoilt), config });
  assert.ok(found.some(({ severity }) => severity === 'error'));
});
