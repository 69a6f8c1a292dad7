const jpeg = [0xff, 0xd8, 0xff];
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const id3 = [0x49, 0x44, 0x33];

const begins = (bytes: Uint8Array, with_: readonly number[]) =>
  bytes.length >= with_.length && with_.every((byte, at) => bytes[at] === byte);

/** What a file is by its first bytes; its name and the type a browser claims are never asked. Null is refused. */
export function sniff(bytes: Uint8Array): 'jpeg' | 'png' | 'mp3' | null {
  if (begins(bytes, jpeg)) return 'jpeg';
  if (begins(bytes, png)) return 'png';
  const [first = 0, second = 0] = bytes;
  // Eleven bits of sync, no reserved version, layer III (ISO/IEC 11172-3, 2.4.1.3).
  const frame = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return frame || begins(bytes, id3) ? 'mp3' : null;
}
