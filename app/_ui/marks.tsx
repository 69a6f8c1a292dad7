import { type MarkPoint, markPaths } from './mark-paths.ts';

/** Many marks of a drawing in a few paths; the drawing around it carries the words. */
export function Marks({ points }: { points: readonly MarkPoint[] }) {
  return markPaths(points).map((path) => (
    <path
      key={path.d}
      className={`m-${path.state}`}
      d={path.d}
      fill={path.fill ? 'currentColor' : 'none'}
      stroke={path.fill ? undefined : 'currentColor'}
      strokeWidth={path.width}
      strokeDasharray={path.dash}
    />
  ));
}
