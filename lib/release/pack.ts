import { type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from '#lib/platform/crypto.ts';
import { keys, verifyingKey } from '#lib/platform/keys.ts';
import { readReceiptFile } from '#lib/report/receipt-file.ts';
import type { PackCase } from './case/gather.ts';

const format = 'nightlight-evidence-1';

/** A row of the house book with what its hash is made of, so that it verifies by itself: sha256(previous ‖ line) = hash, in hex. */
export type BookRow = { previous: string; line: string; hash: string };

export type PackLodging = {
  code: string;
  name: string;
  category: string;
  township: string;
  address: string;
  licence: string | null;
};

/** What a pack holds; everything is plain JSON, nights 'YYYY-MM-DD', instants ISO 8601 UTC. */
export type PackBody = {
  format: typeof format;
  number: string;
  county: string;
  /** whose pack it is; of a case the house it was found at, null where nobody named one */
  lodging: PackLodging | null;
  /** every lodging it speaks of; rows name theirs by code */
  lodgings: PackLodging[];
  case: PackCase | null;
  span: { from: string; to: string };
  request: { authority: string; number: string };
  asked_by: string;
  approved_by: string;
  taken_at: string;
  expires_at: string;
  fields: 'masked' | 'opened';
  nights: Record<string, unknown>[];
  versions: Record<string, unknown>[];
  /** receipt files, each a line that `receipt verify` takes */
  receipts: string[];
  stays: Record<string, unknown>[];
  chases: Record<string, unknown>[];
  inspections: Record<string, unknown>[];
  book: BookRow[];
};

const whole = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** The machine file of a pack: its body, the key that signs (Ed25519, RFC 8032) and the signature over the body's own text. */
export function packFile(body: Omit<PackBody, 'format'>): string {
  const { signing, signingId } = keys();
  const said = { format, ...body };
  return whole({
    ...said,
    key_id: signingId,
    signature: sign(null, Buffer.from(whole(said)), signing).toString('base64url'),
  });
}

export type KeyFinder = (id: string) => KeyObject | null;

/** What a check of a file found; `none` is no pack at all. */
export type PackCheck =
  | { state: 'none' }
  | { state: 'changed' }
  | {
      state: 'genuine';
      body: PackBody;
      receipts: { genuine: number; refused: number };
      book: { genuine: number; refused: number };
    };

/**
 * Reads a machine file as `packFile` wrote it, byte for byte, and checks its signature, each receipt and each row of the house
 * book in it. Needs the public keys alone.
 */
export function readPackFile(text: string, find: KeyFinder = verifyingKey): PackCheck {
  const parsed = objectIn(text);
  if (parsed?.format !== format) return { state: 'none' };
  const { key_id, signature, ...body } = parsed;
  if (typeof key_id !== 'string' || typeof signature !== 'string' || whole(parsed) !== text)
    return { state: 'changed' };
  const key = find(key_id);
  if (!key || !isSigned(Buffer.from(whole(body)), key, signature)) return { state: 'changed' };
  const pack = body as unknown;
  const { receipts, book } = pack as PackBody;
  const good = receipts.filter((line) => readReceiptFile(line, find).state === 'genuine').length;
  const linked = book.filter(isLinked).length;
  return {
    state: 'genuine',
    body: pack as PackBody,
    receipts: { genuine: good, refused: receipts.length - good },
    book: { genuine: linked, refused: book.length - linked },
  };
}

/** The last character of a base64url text has bits that say nothing: a signature is taken in its one form only. */
function isSigned(said: Uint8Array, key: KeyObject, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.toString('base64url') === signature && verify(null, said, key, bytes);
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}

const isLinked = ({ previous, line, hash }: BookRow) =>
  sha256(Buffer.from(previous, 'hex'), Buffer.from(line, 'utf8')).toString('hex') === hash;

const seal = /\n%nightlight-signature-1 ([0-9a-f]{8}) ([\w-]{86})\n$/;

/** A PDF with the signature over all its bytes behind its end, where a reader of PDF looks for nothing. */
export function signedPdf(pdf: Uint8Array): Buffer {
  const { signing, signingId } = keys();
  const signature = sign(null, pdf, signing).toString('base64url');
  return Buffer.concat([pdf, Buffer.from(`\n%nightlight-signature-1 ${signingId} ${signature}\n`, 'latin1')]);
}

/** Whether a PDF is as it was signed; `none` where it carries no such signature. */
export function readSignedPdf(bytes: Buffer, find: KeyFinder = verifyingKey): 'none' | 'changed' | 'genuine' {
  const found = seal.exec(bytes.subarray(-160).toString('latin1'));
  if (!found) return 'none';
  const [tail, id = '', signature = ''] = found;
  const key = find(id);
  const said = bytes.subarray(0, bytes.length - tail.length);
  return key && isSigned(said, key, signature) ? 'genuine' : 'changed';
}
