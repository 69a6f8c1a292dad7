import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay } from '#lib/clock/business-day.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { makeReceipt } from '#lib/report/receipt.ts';
import { receiptFile } from '#lib/report/receipt-file.ts';
import { packFile, readPackFile, readSignedPdf, signedPdf } from './pack.ts';
import { objectToFetching, objectToSpan } from './rules.ts';

process.env.NIGHTLIGHT_DATA = mkdtempSync(path.join(tmpdir(), 'pack-'));

const night = businessDay('2026-11-20');
const receipt = makeReceipt(
  {
    ...{ number: '430524-20261120-T0001-1', lodging: 'T0001', night, version: 1, kind: 'nil', stays: 0 },
    acceptedAt: new Date('2026-11-20T14:00:00Z'),
  },
  '[]',
);
const line = '["430524", 3, "2026-11-01", 7, 1763647200.5, null, "job", "report.filed"]';
const previous = 'ab'.repeat(32);
const hash = sha256(Buffer.from(previous, 'hex'), Buffer.from(line)).toString('hex');
const body = {
  ...{ number: 'E-430524-K4MQ2XH7', county: '430524', span: { from: '2026-11-20', to: '2026-11-20' } },
  lodging: {
    code: 'T0001',
    name: '某客栈',
    category: 'guesthouse',
    township: '桃花坪',
    address: '1号',
    licence: null,
  },
  ...{ lodgings: [], case: null },
  request: { authority: '某县人民检察院', number: '隆检调证〔2026〕12号' },
  ...{ asked_by: '某甲', approved_by: '某乙', fields: 'masked' as const },
  ...{ taken_at: '2026-11-21T02:00:00.000Z', expires_at: '2026-11-24T02:00:00.000Z' },
  nights: [{ night: '2026-11-20', state: 'on_time' }],
  versions: [{ night: '2026-11-20', version: 1, kind: 'nil' }],
  receipts: [receiptFile(receipt)],
  ...{ stays: [], chases: [], inspections: [] },
  book: [{ previous, line, hash }],
};

test('a pack verifies with its receipts and its rows of the house book, by the public keys alone', () => {
  const check = readPackFile(packFile(body));
  assert.ok(check.state === 'genuine');
  assert.deepEqual(check.receipts, { genuine: 1, refused: 0 });
  assert.deepEqual(check.book, { genuine: 1, refused: 0 });
  assert.equal(check.body.request.number, body.request.number);
  assert.equal(readPackFile(packFile(body), () => null).state, 'changed');
  assert.equal(readPackFile('{"a":1}').state, 'none');
  assert.equal(readPackFile('no json').state, 'none');
});

test('no character of a pack and no byte of its paper can be changed', () => {
  const text = packFile(body);
  const paper = signedPdf(Buffer.from('%PDF-1.7\nsome paper\n%%EOF\n'));
  assert.equal(readSignedPdf(paper), 'genuine');
  assert.equal(readSignedPdf(Buffer.from('%PDF-1.7\n%%EOF\n')), 'none');
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.nat({ max: paper.length - 1 }), (at, byte) => {
      const other = text[at] === '7' ? '8' : '7';
      assert.notEqual(readPackFile(text.slice(0, at) + other + text.slice(at + 1)).state, 'genuine');
      const altered = Buffer.from(paper);
      altered[byte] = (altered[byte] ?? 0) ^ 1;
      assert.notEqual(readSignedPdf(altered), 'genuine');
    }),
  );
});

test('a forged receipt or row within a signed pack is counted as refused', () => {
  const forged = packFile({
    ...body,
    receipts: [receiptFile({ ...receipt, stays: 3, kind: 'guests' })],
    book: [{ previous, line: line.replace('report.filed', 'report.amended'), hash }],
  });
  const check = readPackFile(forged);
  assert.ok(check.state === 'genuine');
  assert.deepEqual([check.receipts.refused, check.book.refused], [1, 1]);
});

test('only who asked fetches it, once another allowed it, until it expires', () => {
  const now = new Date('2026-11-21T02:00:00Z');
  const facts = { askedBy: 'a', approvedAt: null, expiresAt: null, made: false };
  const allowed = { ...facts, approvedAt: now, expiresAt: new Date('2026-11-21T02:00:01Z') };
  assert.equal(objectToFetching(facts, 'b', now)?.code, 'M-161');
  assert.equal(objectToFetching(facts, 'a', now)?.code, 'M-581');
  assert.equal(objectToFetching(allowed, 'a', now), null);
  assert.equal(objectToFetching(allowed, 'a', new Date('2026-11-21T02:00:01Z'))?.code, 'M-582');
  const day = (text: string) => businessDay(text);
  const running = day('2026-11-21');
  assert.equal(objectToSpan(day('2026-11-01'), day('2026-11-21'), running, 31), null);
  assert.equal(objectToSpan(day('2026-11-21'), day('2026-11-20'), running, 31)?.code, 'M-580');
  assert.equal(objectToSpan(day('2026-10-01'), day('2026-11-20'), running, 31)?.code, 'M-580');
  assert.equal(objectToSpan(day('2026-11-20'), day('2026-11-22'), running, 31)?.code, 'M-580');
});
