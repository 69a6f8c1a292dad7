/** Lines over periods to be drawn: `values` between `low` and `high`, null a gap. */
export type Drawing = {
  title: string;
  labels: readonly string[];
  series: readonly { label: string; values: readonly (number | null)[] }[];
  low: number;
  high: number;
  ticks: readonly { at: number; label: string }[];
};

type Point = { x: number; y: number };
type Stroke = { from: Point; to: Point; soft: boolean; dashed: boolean };
type Said = { text: string; x: number; y: number; size: number };

const frame = { height: 150, left: 40, top: 30, bottom: 22 };

/** A drawing as strokes and texts in a box of this width (points, y downwards): the first line whole, the second dashed, each point a cross. */
export function drawingOf(
  { title, labels, series, low, high, ticks }: Drawing,
  width: number,
): { height: number; strokes: Stroke[]; texts: Said[] } {
  const [inside, tall] = [width - frame.left, frame.height - frame.top - frame.bottom];
  const x = (n: number) => frame.left + ((n + 0.5) * inside) / Math.max(1, labels.length);
  const y = (value: number) => frame.top + tall - ((value - low) / (high - low || 1)) * tall;
  const strokes: Stroke[] = ticks.map(({ at }) => ({
    ...{ from: { x: frame.left, y: y(at) }, to: { x: width, y: y(at) } },
    ...{ soft: true, dashed: false },
  }));
  const texts: Said[] = [
    { text: title, x: 0, y: 12, size: 9 },
    ...ticks.map(({ at, label }) => ({ text: label, x: 4, y: y(at) + 3, size: 8 })),
  ];
  const every = Math.ceil(labels.length / 6);
  for (const [n, label] of labels.entries())
    if ((labels.length - 1 - n) % every === 0)
      texts.push({ text: label, x: x(n) - label.length * 2.2, y: frame.height - 8, size: 8 });
  for (const [which, { label, values }] of series.entries()) {
    const dashed = which > 0;
    const key = width - 210 + which * 110;
    strokes.push({ from: { x: key, y: 9 }, to: { x: key + 22, y: 9 }, soft: false, dashed });
    texts.push({ text: label, x: key + 27, y: 12, size: 9 });
    const points = values.map((value, n) => (value === null ? null : { x: x(n), y: y(value) }));
    for (const [n, point] of points.entries()) {
      if (!point) continue;
      const before = points[n - 1];
      if (before) strokes.push({ from: before, to: point, soft: false, dashed });
      strokes.push(...cross(point));
    }
  }
  return { height: frame.height, strokes, texts };
}

const cross = ({ x, y }: Point): Stroke[] => [
  { from: { x: x - 2, y: y - 2 }, to: { x: x + 2, y: y + 2 }, soft: false, dashed: false },
  { from: { x: x - 2, y: y + 2 }, to: { x: x + 2, y: y - 2 }, soft: false, dashed: false },
];
