import { sha256 } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { framesOf } from './mp3.ts';
import { redraw } from './picture.ts';
import { sniff } from './sniff.ts';
import { most } from './terms.ts';

/** An attachment that was checked and made anew, ready to be sealed; `hash` is the SHA-256 of what is kept. */
export type Checked = { bytes: Buffer; hash: Buffer } & (
  | { kind: 'picture'; width: number; height: number; ms: null }
  | { kind: 'voice'; width: null; height: null; ms: number }
);

/** Which kinds a form takes: notices take no voice. */
export type Taken = { pictures: number; voices: number };

const refused = (code: string) => new Refusal('invalid', [{ code, field: 'file' }]);

/** One file, known by its content alone. Refuses M-690 empty, M-691 another type, M-694 too large, M-692, M-693, M-695, M-696, M-698. */
async function checkOne(bytes: Uint8Array): Promise<Checked> {
  if (bytes.length === 0) throw refused('M-690');
  const type = sniff(bytes);
  if (!type) throw refused('M-691');
  if (bytes.length > (type === 'mp3' ? most.voiceBytes : most.pictureBytes)) throw refused('M-694');
  if (type !== 'mp3') {
    const picture = await redraw(bytes);
    return { ...picture, kind: 'picture', ms: null, hash: sha256(picture.bytes) };
  }
  const found = framesOf(bytes);
  if (!found) throw refused('M-695');
  // An encoder pads the last frame and begins a few hundred samples late.
  if (found.ms > (most.seconds + 1) * 1000) throw refused('M-696');
  const kept = Buffer.from(found.bytes);
  return { kind: 'voice', bytes: kept, ms: found.ms, width: null, height: null, hash: sha256(kept) };
}

/**
 * The files of one form, each checked and made anew; the same one twice is kept once. Refuses what `checkOne` refuses, M-697 more
 * than the form takes.
 */
export async function checkFiles(
  files: readonly Uint8Array[],
  taken: Taken = { pictures: most.pictures, voices: most.voices },
): Promise<Checked[]> {
  if (files.length > taken.pictures + taken.voices) throw refused('M-697');
  const kept = new Map<string, Checked>();
  for (const file of files) {
    const checked = await checkOne(file);
    if (checked.kind === 'voice' && taken.voices === 0) throw refused('M-691');
    kept.set(checked.hash.toString('hex'), checked);
  }
  const all = [...kept.values()];
  const count = (kind: Checked['kind']) => all.filter((one) => one.kind === kind).length;
  if (count('picture') > taken.pictures || count('voice') > taken.voices) throw refused('M-697');
  return all;
}

// What a file without a name is called once it has passed through a body's parsers.
const nameless: ReadonlySet<string> = new Set(['', 'undefined', 'blob']);

/** The files a form was sent with under `name`; a chooser left empty sends a nameless file of no bytes, which is none. */
export async function filesOf(form: FormData, name = 'file'): Promise<Uint8Array[]> {
  const files = form.getAll(name).filter((one): one is File => typeof one !== 'string');
  const given = files.filter(({ size, name }) => size > 0 || !nameless.has(name));
  if (given.some(({ size }) => size > most.pictureBytes)) throw refused('M-694');
  if (given.length > most.pictures + most.voices) throw refused('M-697');
  return Promise.all(given.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}
