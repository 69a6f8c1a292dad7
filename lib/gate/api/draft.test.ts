import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Entries } from './body.ts';
import { DRAFT_COOKIE, draftCookies, noDraft, readDraft } from './draft.ts';

process.env.NIGHTLIGHT_DATABASE_URL ??= 'postgres://nobody@localhost/none';
process.env.NIGHTLIGHT_DATA = mkdtempSync(path.join(tmpdir(), 'nightlight-draft-'));

const jar = (lines: string[] | null) => {
  const held = new Map(
    (lines ?? []).map((line) => [line.split('=')[0] ?? '', line.split(';')[0]?.split('=')[1]]),
  );
  return (name: string) => held.get(name) ?? undefined;
};
const draft = {
  entries: [
    ['kind', 'guests'],
    ['stays.0.child.name', '某甲'],
    ['stays.0.note', 'a "quoted"; note=1'],
  ] satisfies Entries,
  problems: [{ code: 'M-101', row: 0, field: 'stays.0.child.number' }],
};

test('what was typed comes back for the same lodging and night, and for no other', () => {
  const cookie = jar(draftCookies(draft, 'LH0001', '2026-11-20'));
  assert.deepEqual(readDraft(cookie, 'LH0001', '2026-11-20'), draft);
  assert.equal(readDraft(cookie, 'LH0002', '2026-11-20'), null);
  assert.equal(readDraft(cookie, 'LH0001', '2026-11-21'), null);
});

test('the cookies hold nothing readable and are closed to scripts', () => {
  const lines = draftCookies(draft, 'LH0001', '2026-11-20') ?? [];
  for (const line of lines) {
    assert.match(line, /HttpOnly; SameSite=Lax/);
    assert.ok(!decodeURIComponent(line).includes('某甲') && !line.includes('guests'));
  }
});

test('an altered, cut or empty draft is none', () => {
  const cookie = jar(draftCookies(draft, 'LH0001', '2026-11-20'));
  const altered = (name: string) => cookie(name)?.replace(/^../, 'zz');
  const cut = (name: string) => cookie(name)?.slice(0, 60);
  for (const one of [altered, cut, () => undefined, jar(noDraft())]) {
    assert.equal(readDraft(one, 'LH0001', '2026-11-20'), null);
  }
});

test('a card of four rooms fits into cookies; what does not fit is handed back to the door', () => {
  const many = (stays: number): Entries =>
    Array.from(
      { length: stays },
      (_, n): Entries => [
        [`stays.${n}.child.name`, `孩子${Math.random()}`],
        [`stays.${n}.child.number`, `${Math.random()}`],
        [`stays.${n}.room`, `${n}`],
      ],
    ).flat();
  const cookie = jar(draftCookies({ entries: many(40), problems: [] }, 'LH0001', '2026-11-20'));
  assert.ok(cookie(`${DRAFT_COOKIE}.0`));
  assert.equal(readDraft(cookie, 'LH0001', '2026-11-20')?.entries.length, 120);
  assert.equal(draftCookies({ entries: many(500), problems: [] }, 'LH0001', '2026-11-20'), null);
});
