import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { stage } from '#lib/gate/stage.ts';
import { fileReports } from './commands.ts';
import { versionsOf } from './night.ts';
import { makeObligations } from './obligations.ts';
import { readReceiptFile, receiptFile } from './receipt-file.ts';
import { receiptStanding, verifyReceipt } from './receipts.ts';

const on = stage();
after(() => on.close());
const night = businessDay('2026-11-20');

test(
  'a stranger with number and code learns match, house, night, version and time; with a wrong one nothing',
  on.lastingScene(async (scene) => {
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const lodging = await scene.lodging(beat, '2026-11-01');
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    const job = await scene.asJob('report:history', (pass) =>
      fileReports(
        pass,
        [{ lodgingId: lodging.id, day: night, input: { kind: 'nil' }, requestKey: 'k', body: '{}' }],
        { channel: 'import', history: true },
      ),
    );
    const [result] = job;
    const [number, code] = [result?.receiptNumber ?? '', result?.shortCode ?? ''];
    const match = await verifyReceipt(number, code.toLowerCase());
    assert.deepEqual(Object.keys(match ?? {}).sort(), [
      'acceptedAt',
      'code',
      'lodging',
      'newer',
      'night',
      'version',
    ]);
    assert.equal(match?.night, night);
    const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
    assert.equal(await verifyReceipt(number, wrong), null);
    assert.equal(await verifyReceipt("' or 1=1", code), null);
    const clerk = await scene.person({ role: 'staff', lodging: lodging.id });
    const versions = await scene.as(clerk, 'report:read', (pass) => versionsOf(pass, lodging.id, night));
    assert.equal(versions[0]?.receiptNumber, number);
    const [row] = await scene.sql<{ hash: Buffer; signature: Buffer; key: string }[]>`
      select content_hash as hash, signature, key_id as key from report_version where receipt_number = ${number}`;
    assert.ok(match && row);
    const receipt = {
      number,
      lodging: lodging.code,
      night,
      version: 1,
      kind: 'nil' as const,
      stays: 0,
      acceptedAt: match.acceptedAt,
      contentHash: row.hash,
      keyId: row.key,
      signature: row.signature,
    };
    const file = receiptFile(receipt);
    const read = readReceiptFile(file);
    assert.equal(read.state, 'genuine');
    if (read.state === 'genuine') assert.deepEqual(await receiptStanding(read.facts), { newer: false });
    assert.equal(await receiptStanding({ ...receipt, contentHash: Buffer.alloc(32) }), null);
    for (const changed of [{ stays: 2 }, { kind: 'closed' as const }, { version: 2 }, { lodging: 'T9999' }])
      assert.equal(readReceiptFile(receiptFile({ ...receipt, ...changed })).state, 'changed');
    for (let at = 0; at < file.length; at += 1) {
      const other = file[at] === '1' ? '2' : '1';
      const changed = file.slice(0, at) + other + file.slice(at + 1);
      assert.notEqual(readReceiptFile(changed).state, 'genuine', `byte ${at}`);
    }
    for (const changed of [` ${file}`, file.trimEnd(), `${file}\n`, file.replace(',', ', ')])
      assert.notEqual(readReceiptFile(changed).state, 'genuine');
  }),
);

test('what is no receipt file is said to be none, whatever it holds', () => {
  for (const text of ['', '{', '[]', '{"number":1}', '{"night":"2026-02-30"}', 'x'.repeat(70_000)])
    assert.equal(readReceiptFile(text).state, 'none');
});
