import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFImage, type PDFPage, rgb } from 'pdf-lib';
import { encode } from 'uqr';
import { type Drawing, drawingOf } from './drawing.ts';
import { fontsFor } from './fonts.ts';
import { type Cut, linesOf, runsOf, widthOf } from './lines.ts';

/** What stands on a paper, from top to bottom. Column widths are shares of the line; a QR code says its text. */
export type Block =
  | { is: 'heading'; text: string }
  | { is: 'text'; text: string; size?: number; soft?: boolean }
  | { is: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { is: 'table'; head: readonly string[]; rows: readonly (readonly string[])[]; widths: readonly number[] }
  | { is: 'qr'; text: string; side?: number }
  | ({ is: 'chart' } & Drawing)
  /** a JPEG (base64) with its sides in pixels, no wider than the line and no higher than half a page */
  | { is: 'picture'; jpeg: string; width: number; height: number }
  | { is: 'space'; height: number }
  | { is: 'page' };

export type Paper = {
  title: string;
  /** below each page, beside its number */
  foot: string;
  language: 'zh-CN' | 'en';
  madeAt: Date;
  blocks: readonly Block[];
};

// A4 in points (ISO 216, 72 to the inch)
const page = { width: 595.28, height: 841.89, margin: 48, foot: 30 };
const ink = rgb(0.1, 0.12, 0.16);
const soft = rgb(0.36, 0.4, 0.47);
const rule = rgb(0.8, 0.82, 0.86);
const leading = 1.45;
// The font's contextual features would set a run of digits wide, as in Chinese vertical text.
const plain = { calt: false, ccmp: false, liga: false, kern: false, locl: false, rlig: false, clig: false };

/** Draws a paper on A4 as PDF, with the fonts in it cut to what it says; a long table repeats its head on each page. */
export async function pdfOf(paper: Paper): Promise<Uint8Array> {
  const worded = paper.blocks.filter(({ is }) => is !== 'picture');
  const said = JSON.stringify([paper.title, paper.foot, worded, ' /0123456789']);
  const { fonts, drawable } = await fontsFor(said);
  const file = await PDFDocument.create();
  file.registerFontkit(fontkit);
  file.setTitle(paper.title, { showInWindowTitleBar: true });
  file.setLanguage(paper.language);
  file.setProducer('Nightlight');
  file.setCreationDate(paper.madeAt);
  file.setModificationDate(paper.madeAt);
  const cuts: Cut[] = [];
  for (const { bytes, holds } of fonts)
    cuts.push({ font: await file.embedFont(bytes, { subset: false, features: plain }), holds });
  const press = new Press(file, cuts, drawable);
  press.lines(paper.title, 18);
  press.space(8);
  for (const block of paper.blocks)
    if (block.is === 'picture') press.picture(await file.embedJpg(block.jpeg), block);
    else press.block(block);
  press.feet(paper.foot);
  return file.save();
}

class Press {
  readonly #file: PDFDocument;
  readonly #cuts: readonly Cut[];
  readonly #drawable: (text: string) => string;
  #page: PDFPage;
  #y = page.height - page.margin;

  constructor(file: PDFDocument, cuts: readonly Cut[], drawable: (text: string) => string) {
    this.#file = file;
    this.#cuts = cuts;
    this.#drawable = drawable;
    this.#page = file.addPage([page.width, page.height]);
  }

  get #width(): number {
    return page.width - 2 * page.margin;
  }

  block(block: Exclude<Block, { is: 'picture' }>): void {
    if (block.is === 'heading') {
      // A heading never stands alone at the foot of a page.
      this.#need(90);
      this.space(10);
      this.lines(block.text, 14);
      this.space(2);
    } else if (block.is === 'text') this.lines(block.text, block.size ?? 10.5, block.soft ? soft : ink);
    else if (block.is === 'facts') this.#facts(block.rows);
    else if (block.is === 'table') this.#table(block);
    else if (block.is === 'qr') this.#qr(block.text, block.side ?? 110);
    else if (block.is === 'chart') this.#chart(block);
    else if (block.is === 'space') this.space(block.height);
    else this.#turn();
  }

  picture(image: PDFImage, sides: { width: number; height: number }): void {
    const most = { width: this.#width, height: page.height / 2 - page.margin };
    const scale = Math.min(most.width / sides.width, most.height / sides.height, 0.75);
    const [width, height] = [sides.width * scale, sides.height * scale];
    this.#need(height + 12);
    this.#y -= height + 6;
    this.#page.drawImage(image, { x: page.margin, y: this.#y, width, height });
    this.#y -= 6;
  }

  space(height: number): void {
    this.#y -= height;
  }

  lines(text: string, size: number, color = ink): void {
    for (const line of linesOf(this.#cuts, this.#drawable(text), size, this.#width)) {
      this.#need(size * leading);
      this.#y -= size * leading;
      this.#draw(line, page.margin, size, color);
    }
  }

  feet(foot: string): void {
    const pages = this.#file.getPages();
    for (const [n, one] of pages.entries()) {
      this.#page = one;
      this.#y = page.foot;
      this.#draw(this.#drawable(foot), page.margin, 8, soft);
      const number = `${n + 1} / ${pages.length}`;
      this.#draw(number, page.width - page.margin - widthOf(this.#cuts, number, 8), 8, soft);
    }
  }

  #need(height: number): boolean {
    if (this.#y - height >= page.margin) return false;
    this.#turn();
    return true;
  }

  #turn(): void {
    this.#page = this.#file.addPage([page.width, page.height]);
    this.#y = page.height - page.margin;
  }

  #draw(text: string, x: number, size: number, color = ink): void {
    let at = x;
    for (const { font, text: run } of runsOf(this.#cuts, text)) {
      this.#page.drawText(run, { x: at, y: this.#y, size, font, color });
      at += font.widthOfTextAtSize(run, size);
    }
  }

  #facts(rows: readonly (readonly [string, string])[]): void {
    this.#rows(rows, [0.28, 0.72], 10.5);
  }

  #table(table: Extract<Block, { is: 'table' }>): void {
    const head = () => {
      this.#rows([table.head], table.widths, 8.5, soft);
      this.#line();
    };
    this.#need(60);
    head();
    for (const row of table.rows) {
      const height = this.#rowHeight(row, table.widths, 9);
      if (this.#need(height)) head();
      this.#rows([row], table.widths, 9);
    }
    this.#line();
  }

  #cells(row: readonly string[], widths: readonly number[], size: number): string[][] {
    return row.map((cell, n) =>
      linesOf(this.#cuts, this.#drawable(cell), size, this.#width * (widths[n] ?? 0) - 6),
    );
  }

  #rowHeight(row: readonly string[], widths: readonly number[], size: number): number {
    return Math.max(...this.#cells(row, widths, size).map((lines) => lines.length)) * size * leading + 3;
  }

  #rows(rows: readonly (readonly string[])[], widths: readonly number[], size: number, color = ink): void {
    for (const row of rows) {
      const height = this.#rowHeight(row, widths, size);
      this.#need(height);
      const top = this.#y;
      let x = page.margin;
      for (const [n, lines] of this.#cells(row, widths, size).entries()) {
        this.#y = top;
        for (const line of lines) {
          this.#y -= size * leading;
          this.#draw(line, x, size, color);
        }
        x += this.#width * (widths[n] ?? 0);
      }
      this.#y = top - height;
    }
  }

  #line(): void {
    this.#y -= 2;
    this.#page.drawLine({
      start: { x: page.margin, y: this.#y },
      end: { x: page.width - page.margin, y: this.#y },
      thickness: 0.6,
      color: rule,
    });
  }

  #chart(drawing: Drawing): void {
    const { height, strokes, texts } = drawingOf(drawing, this.#width);
    this.#need(height);
    const top = this.#y;
    for (const { from, to, soft: light, dashed } of strokes)
      this.#page.drawLine({
        start: { x: page.margin + from.x, y: top - from.y },
        end: { x: page.margin + to.x, y: top - to.y },
        thickness: light ? 0.5 : 1.4,
        color: light ? rule : ink,
        ...(dashed ? { dashArray: [4, 3] } : {}),
      });
    for (const { text, x, y, size } of texts) {
      this.#y = top - y;
      this.#draw(this.#drawable(text), page.margin + x, size, soft);
    }
    this.#y = top - height;
  }

  #qr(text: string, side: number): void {
    this.#need(side + 8);
    const { data, size } = encode(text, { ecc: 'M', border: 2 });
    const step = side / size;
    for (const [row, cells] of data.entries())
      for (const [column, dark] of cells.entries())
        if (dark)
          this.#page.drawRectangle({
            x: page.margin + column * step,
            y: this.#y - (row + 1) * step,
            // a hair over, so that no light line stands between two dark cells
            width: step + 0.05,
            height: step + 0.05,
            color: rgb(0, 0, 0),
          });
    this.#y -= side + 8;
  }
}
