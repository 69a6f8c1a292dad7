import type { State } from './states.ts';

/** One mark of a drawing: its middle and the side of its square, in the drawing's units. */
export type MarkPoint = { x: number; y: number; size: number; state: State };

/** One path per way of drawing: `fill` is filled, otherwise stroked at `width`. */
export type MarkPath = { state: State; d: string; fill: boolean; width?: number; dash?: string };

/**
 * Takes the marks of a strip or a year and returns the few paths that draw them all: a board of thirty nights
 * for each lodging stays small enough for an old phone. The shapes are those of the 16-unit marks.
 */
export function markPaths(points: readonly MarkPoint[]): MarkPath[] {
  const paths = new Map<string, MarkPath>();
  const add = (key: string, path: MarkPath) => {
    const known = paths.get(key);
    if (known) known.d += path.d;
    else paths.set(key, path);
  };
  for (const { x, y, size, state } of points) {
    const unit = size / 16;
    const key = `${state} ${size}`;
    if (state === 'filed') add(key, { state, d: circle(x, y, 6.25 * unit), fill: true });
    if (state === 'silent')
      add(key, { state, d: circle(x, y, 5 * unit), fill: false, width: round(2.5 * unit) });
    if (state === 'late') {
      add(key, { state, d: circle(x, y, 5.5 * unit), fill: false, width: round(1.5 * unit) });
      add(`${key} half`, { state, d: leftHalf(x, y, 5.5 * unit), fill: true });
    }
    if (state === 'due') {
      const dash = `${round(3.4 * unit)} ${round(2.36 * unit)}`;
      add(key, { state, d: circle(x, y, 5.5 * unit), fill: false, width: round(1.75 * unit), dash });
    }
    if (state === 'excused') add(key, { state, d: dashOf(x, y, unit), fill: true });
  }
  return [...paths.values()];
}

function circle(x: number, y: number, radius: number): string {
  const [r, across] = [round(radius), round(radius * 2)];
  return `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0-${across} 0`;
}

function leftHalf(x: number, y: number, radius: number): string {
  const [r, across] = [round(radius), round(radius * 2)];
  return `M${round(x)} ${round(y - radius)}a${r} ${r} 0 0 0 0 ${across}z`;
}

function dashOf(x: number, y: number, unit: number): string {
  const [wide, high] = [round(11 * unit), round(2.25 * unit)];
  return `M${round(x - wide / 2)} ${round(y - high / 2)}h${wide}v${high}h-${wide}z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
