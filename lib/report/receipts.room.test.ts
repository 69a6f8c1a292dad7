import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { stage } from '#lib/gate/stage.ts';
import { fileReports } from './commands.ts';
import { versionsOf } from './night.ts';
import { makeObligations } from './obligations.ts';
import { readReceiptFile, verifyReceipt } from './receipts.ts';

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
    const [row] = await scene.sql<{ hash: Buffer; signature: Buffer }[]>`
      select content_hash as hash, signature from report_version where receipt_number = ${number}`;
    const file = {
      lodging: lodging.code,
      night,
      number,
      short_code: code,
      version: 1,
      kind: 'nil',
      stays: 0,
      accepted_at: match?.acceptedAt.toISOString(),
      content_hash: row?.hash.toString('hex'),
      signature: row?.signature.toString('base64url'),
    };
    assert.equal(readReceiptFile(JSON.stringify(file))?.genuine, true);
    for (const changed of [{ stays: 2 }, { kind: 'closed' }, { night: '2026-11-19' }, { version: 2 }])
      assert.equal(readReceiptFile(JSON.stringify({ ...file, ...changed }))?.genuine, false);
  }),
);

test('what is no receipt file is said to be none, whatever it holds', () => {
  for (const text of ['', '{', '[]', '{"number":1}', '{"night":"2026-02-30"}', 'x'.repeat(70_000)])
    assert.equal(readReceiptFile(text), null);
});
