import { type BusinessDay, endOf, startOf } from '#lib/clock/business-day.ts';

/** The drawing is 350 units wide; the line keeps 2 units of air on either side. */
const left = 2;
const right = 348;
const labelGap = 10;

export type NightlineInput = { night: BusinessDay; due: Date; now: Date };
export type NightlineLabel = { at: 'opens' | 'now' | 'due'; text: string };
export type PlacedLabel = NightlineLabel & { x: number };

/**
 * Takes a night, its effective due time and the present (UTC) and returns where they stand on the line, in units from the left.
 * The line runs from the opening to the due time, and on to `now` once that is later, so that the way past due shows.
 */
export function nightline({ night, due, now }: NightlineInput) {
  const start = startOf(night).getTime();
  const end = Math.max(due.getTime(), now.getTime(), start + 1);
  const at = (instant: Date) => {
    const share = (instant.getTime() - start) / (end - start);
    return Math.round((left + (right - left) * Math.min(1, Math.max(0, share))) * 10) / 10;
  };
  return { opens: left, closes: at(endOf(night)), due: at(due), now: at(now), past: now > due };
}

/**
 * Takes labels with the place they would like to be centred on and returns them with middles that neither overlap
 * nor leave the drawing, moved as little as their order allows.
 */
export function placeLabels(wanted: readonly (NightlineLabel & { x: number })[]): PlacedLabel[] {
  const boxes = wanted
    .map((label) => ({ label, width: textWidth(label.text), start: label.x - textWidth(label.text) / 2 }))
    .sort((a, b) => a.label.x - b.label.x);
  let edge = 0;
  for (const box of boxes) {
    box.start = Math.max(box.start, edge);
    edge = box.start + box.width + labelGap;
  }
  edge = right + left;
  for (const box of boxes.toReversed()) {
    box.start = Math.min(box.start, edge - box.width);
    edge = box.start - labelGap;
  }
  return boxes.map((box) => ({ ...box.label, x: Math.round((box.start + box.width / 2) * 10) / 10 }));
}

/** Estimated width of a text at 13 units: a Chinese character is square, a Latin one a little over half. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 13.2 : 7.6), 0);
}
