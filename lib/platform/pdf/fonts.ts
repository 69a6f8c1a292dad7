import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import subsetFont from 'subset-font';

/** A font cut to the characters it is to draw, as TrueType, and which those are (code points). */
export type CutFont = { bytes: Buffer; holds: ReadonlySet<number> };

const unknown = '\u3013'; // 〓, the sign of Chinese printers for a character that no type is at hand for

type Whole = { bytes: Buffer; holds: ReadonlySet<number> };
const shared = globalThis as typeof globalThis & { nightlightFonts?: Map<string, Whole> };

function folder(): string {
  return path.dirname(
    createRequire(path.join(process.cwd(), 'package.json')).resolve('@fontsource/noto-sans-sc/unicode.json'),
  );
}

function whole(subset: string): Whole {
  shared.nightlightFonts ??= new Map();
  const known = shared.nightlightFonts.get(subset);
  if (known) return known;
  const bytes = readFileSync(path.join(folder(), 'files', `noto-sans-sc-${subset}-400-normal.woff`));
  const made = { bytes, holds: new Set(fontkit.create(bytes).characterSet) };
  shared.nightlightFonts.set(subset, made);
  return made;
}

/** The numbered part of the font that a rare character stands in; null when the font has none. */
function partOf(point: number): string | null {
  const ranges = JSON.parse(readFileSync(path.join(folder(), 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >;
  for (const [name, list] of Object.entries(ranges)) {
    const within = list.split(',').some((range) => {
      const [from = '', to = from] = range.replace('U+', '').split('-');
      return point >= Number.parseInt(from, 16) && point <= Number.parseInt(to, 16);
    });
    if (within) return name.replace(/[[\]]/g, '');
  }
  return null;
}

const textOf = (points: Iterable<number>) => [...points].map((point) => String.fromCodePoint(point)).join('');

/**
 * Noto Sans SC (OFL), cut to what a paper says: the common 7,000 characters come from one file, rare ones from the numbered
 * part they stand in. A character that no part holds is drawn as 〓; the caller puts it in place by `drawable`.
 */
export async function fontsFor(
  text: string,
): Promise<{ fonts: CutFont[]; drawable: (text: string) => string }> {
  const wanted = new Set([...`${text}${unknown}`].flatMap((char) => char.codePointAt(0) ?? []));
  const common = whole('chinese-simplified');
  const parts = new Map<Whole, Set<number>>([[common, new Set()]]);
  const lost = new Set<number>();
  for (const point of wanted) {
    if (point < 32) continue;
    const name = common.holds.has(point) ? null : partOf(point);
    const from = name === null ? common : whole(name);
    if (!from.holds.has(point)) lost.add(point);
    else parts.set(from, (parts.get(from) ?? new Set()).add(point));
  }
  const fonts: CutFont[] = [];
  for (const [{ bytes }, holds] of parts)
    fonts.push({ bytes: await subsetFont(bytes, textOf(holds), { targetFormat: 'sfnt' }), holds });
  const drawable = (given: string) =>
    [...given].map((char) => (lost.has(char.codePointAt(0) ?? 0) ? unknown : char)).join('');
  return { fonts, drawable };
}
