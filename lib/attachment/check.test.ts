import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { checkFiles, filesOf } from './check.ts';

const plain = (width: number, height: number, background = '#3366cc') =>
  sharp({ create: { width, height, channels: 3, background } });
const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
const only = async (file: Uint8Array) => {
  const [one] = await checkFiles([file]);
  assert.ok(one);
  return one;
};

function chunk(kind: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  const body = Buffer.concat([Buffer.from(kind), data]);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** A PNG that claims a size and holds one row of nothing, well packed. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(width + 1))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a photo loses its place, camera and colour profile, stands upright and is no larger than is kept', async () => {
  const photo = await plain(2400, 1200)
    .withExif({
      IFD0: { Make: 'Camera', Copyright: 'somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '27/1 6/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok((await sharp(photo).metadata()).exif);
  const kept = await only(photo);
  const { exif, icc, xmp, orientation, format } = await sharp(kept.bytes).metadata();
  assert.deepEqual(
    [exif, icc, xmp, orientation, format],
    [undefined, undefined, undefined, undefined, 'jpeg'],
  );
  assert.deepEqual([kept.width, kept.height], [800, 1600]);
});

test('what stands behind or inside a picture does not come along: html, a zip, a script in a comment', async () => {
  const png = await plain(40, 30).png().toBuffer();
  const jpeg = await plain(40, 30).jpeg().toBuffer();
  const hidden = '<?php system($_GET[0]); ?><script>alert(1)</script>PK\u0003\u0004';
  for (const file of [
    Buffer.concat([png, Buffer.from(hidden)]),
    Buffer.concat([jpeg, Buffer.from(hidden)]),
    Buffer.concat([
      png.subarray(0, -12),
      chunk('tEXt', Buffer.from(`Comment\0${hidden}`)),
      png.subarray(-12),
    ]),
  ]) {
    const { bytes } = await only(file);
    assert.equal(bytes.includes('script'), false);
    assert.equal(bytes.includes('PK\u0003\u0004'), false);
    assert.equal((await sharp(bytes).metadata()).format, 'jpeg');
  }
});

test('a claimed size that would fill the house is refused before it is drawn', async () => {
  const before = process.memoryUsage().rss;
  await assert.rejects(checkFiles([bomb(50_000, 50_000)]), refused('M-693'));
  assert.ok(process.memoryUsage().rss - before < 200_000_000);
  await assert.rejects(checkFiles([bomb(3000, 3000)]), refused('M-692'), 'and a picture that breaks off');
});

test('print colours, one pixel, transparency and several frames become one plain picture', async () => {
  const print = await plain(20, 20).toColourspace('cmyk').jpeg().toBuffer();
  assert.equal((await sharp((await only(print)).bytes).metadata()).space, 'srgb');
  assert.equal((await only(await plain(1, 1).png().toBuffer())).width, 1);
  const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  assert.equal((await sharp((await only(clear)).bytes).stats()).channels[0]?.min, 255);
});

test('every other type is refused by its content, whatever it is called, and so is an empty file', async () => {
  const webp = await plain(8, 8).webp().toBuffer();
  const gif = await plain(8, 8).gif().toBuffer();
  const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'}$H+H*`);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
  for (const file of [webp, gif, eicar, svg, Buffer.from('%PDF-1.7'), Buffer.from('MZ')])
    await assert.rejects(checkFiles([file]), refused('M-691'));
  await assert.rejects(checkFiles([Buffer.alloc(0)]), refused('M-690'));
});

test('the same picture twice is kept once; more than a form takes is refused', async () => {
  const [one, two, three, four] = await Promise.all(
    ['#111111', '#222222', '#333333', '#444444'].map((colour) => plain(8, 8, colour).png().toBuffer()),
  );
  assert.ok(one && two && three && four);
  assert.equal((await checkFiles([one, one, two])).length, 2);
  await assert.rejects(checkFiles([one, two, three, four]), refused('M-697'));
});

test('a form’s empty chooser is no file, an empty file is one, a name is never asked', async () => {
  const form = new FormData();
  form.append('file', new File([], ''));
  assert.deepEqual(await filesOf(form), []);
  form.append('file', new File([], '../../etc/passwd\0.png'));
  assert.equal((await filesOf(form)).length, 1);
  form.append('file', new File([new Uint8Array(8_000_001)], 'a.png'));
  await assert.rejects(filesOf(form), refused('M-694'));
});
