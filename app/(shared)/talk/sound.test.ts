import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Mp3Encoder } from '@breezystack/lamejs';
import { framesOf } from '#lib/attachment/mp3.ts';
import { lowered, rateFor } from './sound.ts';

test('a microphone’s rate is brought down to one that MP3 knows', () => {
  assert.deepEqual(rateFor(48_000), { rate: 16_000, each: 3 });
  assert.deepEqual(rateFor(44_100), { rate: 22_050, each: 2 });
  assert.deepEqual(rateFor(16_000), { rate: 16_000, each: 1 });
  assert.equal(rateFor(11_111), null);
});

test('samples are the mean of those they stand for, and never beyond what sixteen bits hold', () => {
  assert.deepEqual([...lowered(Float32Array.from([0, 0.5, 1, -2, -2, -2, 0.1]), 3)], [16_384, -32_767]);
});

test('what the browser’s encoder makes is what the house takes, frame by frame', () => {
  for (const heard of [48_000, 44_100]) {
    const { rate, each } = rateFor(heard) ?? { rate: 0, each: 0 };
    const encoder = new Mp3Encoder(1, rate, 24);
    const parts: Buffer[] = [];
    const put = (made: { buffer: ArrayBufferLike; byteOffset: number; length: number }) =>
      void parts.push(Buffer.from(made.buffer.slice(made.byteOffset, made.byteOffset + made.length)));
    for (let second = 0; second < 1; second += 1) {
      const tone = Float32Array.from(
        { length: heard },
        (_, n) => 0.4 * Math.sin((n * 880 * Math.PI) / heard),
      );
      put(encoder.encodeBuffer(lowered(tone, each)));
    }
    put(encoder.flush());
    const found = framesOf(Buffer.concat(parts));
    assert.ok(found && found.ms >= 1000 && found.ms < 1300, `${found?.ms}`);
  }
});
