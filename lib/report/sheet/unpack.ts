import { inflateRawSync } from 'node:zlib';
import { Refusal } from '#lib/platform/errors.ts';

/** Bounds of a sheet (security.md §6 row 54): bytes as sent, bytes unpacked in all, entries of the package. */
export const mostBytes = 2 << 20;
const mostUnpacked = 20 << 20;
const mostEntries = 200;

const unreadable = () => new Refusal('invalid', 'M-171');
const tooLarge = () => new Refusal('too_large', 'M-172');

type Entry = { name: string; method: number; packed: Buffer };

/**
 * Looks through an xlsx package before any library does: every entry is unpacked against one bound that no header can lie
 * about, and what can act is refused: macros, document type definitions (XXE), nested packages, encryption.
 * Throws M-171 or M-172 (PKWARE APPNOTE 4.3.12, 4.3.16 for the layout).
 */
export function requireHarmlessPackage(bytes: Buffer): void {
  let left = mostUnpacked;
  for (const { name, method, packed } of entriesOf(bytes)) {
    if (
      /vbaProject|macrosheets|activeX|oleObject|\.(bin|exe|dll|zip|xlsx?)$/i.test(name) &&
      !/printerSettings/.test(name)
    )
      throw unreadable();
    const content = unpacked(method, packed, left);
    left -= content.byteLength;
    if (
      /\.(xml|rels)$/i.test(name) &&
      /<!DOCTYPE|<!ENTITY/i.test(content.subarray(0, 4096).toString('latin1'))
    )
      throw unreadable();
  }
}

function unpacked(method: number, packed: Buffer, most: number): Buffer {
  if (method === 0) {
    if (packed.byteLength > most) throw tooLarge();
    return packed;
  }
  if (method !== 8) throw unreadable();
  if (most <= 0) throw tooLarge();
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw unreadable();
  }
}

function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.byteLength) throw unreadable();
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0) throw unreadable();
  if (count > mostEntries) throw tooLarge();
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.byteLength || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable();
    const flags = bytes.readUInt16LE(at + 8);
    if (flags & 1) throw unreadable();
    const packedSize = bytes.readUInt32LE(at + 20);
    const [nameSize, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameSize ?? 0));
    entries.push({ name, method: bytes.readUInt16LE(at + 10), packed: contentAt(bytes, at, packedSize) });
    at += 46 + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function contentAt(bytes: Buffer, directory: number, size: number): Buffer {
  const local = bytes.readUInt32LE(directory + 42);
  if (local + 30 > bytes.byteLength || bytes.readUInt32LE(local) !== 0x04034b50) throw unreadable();
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + size > bytes.byteLength) throw unreadable();
  return bytes.subarray(from, from + size);
}
