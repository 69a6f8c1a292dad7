import type { PDFFont } from 'pdf-lib';

/** An embedded font and the characters it was cut to. */
export type Cut = { font: PDFFont; holds: ReadonlySet<number> };

type Run = { font: PDFFont; text: string };

/** The text in stretches of one font each; the caller has made every character drawable. */
export function runsOf(cuts: readonly Cut[], text: string): Run[] {
  const runs: Run[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const font = (cuts.find(({ holds }) => holds.has(point)) ?? cuts[0])?.font;
    if (!font) throw new Error('a paper without a font');
    const last = runs.at(-1);
    if (last?.font === font) last.text += char;
    else runs.push({ font, text: char });
  }
  return runs;
}

/** Width in points at a size in points. */
export function widthOf(cuts: readonly Cut[], text: string, size: number): number {
  return runsOf(cuts, text).reduce((sum, { font, text: run }) => sum + font.widthOfTextAtSize(run, size), 0);
}

// Chinese breaks after any character, but no line begins with a closing mark (GB/T 15834); Latin words stay whole.
const piece = /[\p{L}\p{N}\p{M}._:/@#&=?+%-]+|[\s\S]/gu;
const wide = /\p{Script=Han}/u;
const closing = /^[，。、；：！？）》」』”’)\],.;:!?]$/u;

function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  for (const [found] of paragraph.matchAll(piece)) {
    const parts = wide.test(found) ? [...found] : [found];
    for (const part of parts) {
      const before = pieces.at(-1);
      if (before !== undefined && closing.test(part)) pieces[pieces.length - 1] = before + part;
      else pieces.push(part);
    }
  }
  return pieces;
}

/** The lines a text takes at a size within a width, both in points; a word wider than the line is broken where it must be. */
export function linesOf(cuts: readonly Cut[], text: string, size: number, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const part of piecesOf(paragraph)) {
      if (widthOf(cuts, line + part, size) <= width) {
        line += part;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = part.trimStart();
      while (widthOf(cuts, line, size) > width && [...line].length > 1) {
        let taken = [...line].length - 1;
        while (taken > 1 && widthOf(cuts, [...line].slice(0, taken).join(''), size) > width) taken -= 1;
        lines.push([...line].slice(0, taken).join(''));
        line = [...line].slice(taken).join('');
      }
    }
    return [...lines, line.trimEnd()];
  });
}
