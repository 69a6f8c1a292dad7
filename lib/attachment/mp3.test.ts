import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { framesOf } from './mp3.ts';
import { sniff } from './sniff.ts';

// MPEG-2 layer III, 24 kbit/s, 16 kHz, mono: 108 bytes and 576 samples a frame.
const frame = (fill = 0, head = [0xff, 0xf3, 0x38, 0xc4]) => {
  const bytes = new Uint8Array(108).fill(fill);
  bytes.set(head);
  return bytes;
};
const together = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((p) => Buffer.from(p))));
const seconds = (n: number) =>
  together(...Array.from({ length: Math.ceil((n * 16_000) / 576) }, () => frame()));
const tag = (said: string) => together('ID3', Uint8Array.from([4, 0, 0, 0, 0, 0, said.length]), said);

test('length is counted by frames, whatever a tag claims', () => {
  const found = framesOf(seconds(12));
  assert.equal(found?.ms, Math.ceil((found?.frames ?? 0) * 36));
  assert.equal(Math.floor((found?.ms ?? 0) / 1000), 12);
});

test('tags before and after are dropped with whatever they hold', () => {
  const found = framesOf(together(tag('<script>350281</script>'), seconds(1), `TAG${'x'.repeat(125)}`));
  assert.deepEqual(found?.bytes, seconds(1));
});

test('a first frame that is a table of contents is no sound', () => {
  const table = frame();
  table.set(Buffer.from('Xing'), 13);
  assert.deepEqual(framesOf(together(table, frame(1), frame(2)))?.frames, 2);
  assert.equal(framesOf(table), null);
});

test('something between frames, a change of rate, a cut end, a free format or nothing at all is no voice note', () => {
  for (const bytes of [
    together(frame(), 'PK\u0003\u0004', frame()),
    together(frame(), frame(0, [0xff, 0xf3, 0x34, 0xc4])),
    seconds(1).subarray(0, -1),
    frame(0, [0xff, 0xf3, 0x08, 0xc4]),
    together(tag('x')),
    new Uint8Array(),
    together('<html>', frame()),
  ])
    assert.equal(framesOf(bytes), null);
});

test('no bytes make it throw or keep what is no frame', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 6 }), (noise) => {
      const found = framesOf(together(...noise.flatMap((one) => [frame(), one])));
      if (found) assert.equal(found.bytes.length >= found.frames, true);
    }),
  );
});

test('a file is what its first bytes say', () => {
  assert.equal(sniff(frame()), 'mp3');
  assert.equal(sniff(tag('x')), 'mp3');
  assert.equal(sniff(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), 'jpeg');
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'GIF89a',
    '%PDF-1.7',
    'RIFFxxxxWEBP',
    'MZ',
    '',
  ])
    assert.equal(sniff(Buffer.from(text)), null, text);
  assert.equal(sniff(Uint8Array.from([0xff, 0xf1, 0x50, 0x80])), null, 'AAC');
});
