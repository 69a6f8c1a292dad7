export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

/** Heads of files that are no text: zip (xlsx), the old Office container, PDF. */
const foreign = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

/**
 * Finds how a file is written by reading it through: UTF-8 when every byte fits (with or without its mark), else GB18030,
 * as Excel writes CSV in China; UTF-16 by its mark. Null when it is none of these, or another kind of file.
 */
export async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<Encoding | null> {
  const strict = { 'utf-8': decoder('utf-8'), gb18030: decoder('gb18030') };
  const fits = { 'utf-8': true, gb18030: true };
  let head = true;
  for await (const chunk of chunks) {
    if (head && chunk.length > 1) {
      if (foreign.some((bytes) => bytes.every((byte, at) => chunk[at] === byte))) return null;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      head = false;
    }
    for (const name of ['utf-8', 'gb18030'] as const) fits[name] &&= accepts(strict[name], chunk);
    if (!fits['utf-8'] && !fits.gb18030) return null;
  }
  for (const name of ['utf-8', 'gb18030'] as const)
    if (fits[name] && accepts(strict[name], undefined)) return name;
  return null;
}

/** The text of a file, chunk by chunk, without its mark. */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const reader = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = reader.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = reader.decode();
  if (rest) yield rest;
}

const decoder = (name: Encoding) => new TextDecoder(name, { fatal: true });

function accepts(reader: TextDecoder, chunk: Uint8Array | undefined): boolean {
  try {
    if (chunk) reader.decode(chunk, { stream: true });
    else reader.decode();
    return true;
  } catch {
    return false;
  }
}
