/** An MP3 with nothing but its audio frames: `ms` is their length by count, rounded up. */
export type Frames = { bytes: Uint8Array; ms: number; frames: number };

// ISO/IEC 11172-3 and 13818-3, layer III, in kbit/s; index 0 is the free format and 15 forbidden: neither is taken.
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const hertz: Record<number, readonly number[]> = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8_000],
};

type Header = { length: number; samples: number; rate: number; version: number; mono: boolean };

function headerAt(bytes: Uint8Array, at: number): Header | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || ((b >> 1) & 3) !== 1) return null;
  const version = (b >> 3) & 3;
  const first = version === 3;
  const kilobits = (first ? rates1 : rates2)[c >> 4];
  const rate = hertz[version]?.[(c >> 2) & 3];
  if (!kilobits || !rate) return null;
  const samples = first ? 1152 : 576;
  const length = Math.floor((samples * kilobits * 125) / rate) + ((c >> 1) & 1);
  return { length, samples, rate, version, mono: d >> 6 === 3 };
}

/** Length of an ID3v2 tag at the front with its header and footer, 0 without one (ID3v2.4.0, 3.1: seven bits a byte). */
function tagLength(bytes: Uint8Array): number {
  if (bytes.length < 10 || String.fromCharCode(...bytes.subarray(0, 3)) !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  if ((a | b | c | d) & 0x80) return 0;
  const footer = ((bytes[5] ?? 0) & 0x10) === 0 ? 0 : 10;
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + footer;
}

/** A first frame that carries no sound but an encoder's table of contents (Xing, Info, VBRI). */
function isTable(bytes: Uint8Array, at: number, { version, mono }: Header): boolean {
  const side = version === 3 ? (mono ? 17 : 32) : mono ? 9 : 17;
  const word = (from: number) => String.fromCharCode(...bytes.subarray(at + from, at + from + 4));
  return ['Xing', 'Info'].includes(word(4 + side)) || word(36) === 'VBRI';
}

/**
 * Reads an MP3 frame by frame and keeps the frames alone: tags before and after go, with whatever hid in them. Null when it is none:
 * anything between two frames, a change of rate or of channels, a cut last frame, or no frame at all.
 */
export function framesOf(bytes: Uint8Array): Frames | null {
  const parts: Uint8Array[] = [];
  let at = tagLength(bytes);
  let first: Header | null = null;
  let samples = 0;
  while (at < bytes.length) {
    const header = headerAt(bytes, at);
    if (!header) {
      const rest = bytes.subarray(at);
      const isTag = rest.length === 128 && String.fromCharCode(...rest.subarray(0, 3)) === 'TAG';
      if (isTag) break;
      return null;
    }
    if (at + header.length > bytes.length) return null;
    const other = first && (first.rate !== header.rate || first.mono !== header.mono);
    if (other) return null;
    if (first || !isTable(bytes, at, header)) {
      parts.push(bytes.subarray(at, at + header.length));
      samples += header.samples;
    }
    first ??= header;
    at += header.length;
  }
  if (!first || parts.length === 0) return null;
  return { bytes: joined(parts), ms: Math.ceil((samples * 1000) / first.rate), frames: parts.length };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
