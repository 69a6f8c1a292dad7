import { type Chart, stretches, xOf, yOf } from '#lib/overview/evaluation/chart.ts';

const box = { width: 560, height: 190, left: 50, top: 12, right: 12, bottom: 26 };

/** Lines over periods as plain SVG, each with a mark of its own; the table beside it says the same in figures. */
export function LineChart({ chart }: { chart: Chart }) {
  const [width, height] = [box.width - box.left - box.right, box.height - box.top - box.bottom];
  const every = Math.ceil(chart.labels.length / 6);
  return (
    <figure className="linechart">
      <figcaption>
        <strong>{chart.title}</strong>
        {chart.series.map(({ label }, n) => (
          <span key={label} className="linechart__key">
            <svg viewBox="0 0 30 12" aria-hidden="true" className={`line-${n}`}>
              <path d="M1 6H29" />
              <Mark n={n} x={15} y={6} />
            </svg>
            {label}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={chart.title}>
        {chart.ticks.map(({ at, label }) => (
          <g key={label} className="linechart__tick">
            <path d={`M${box.left} ${box.top + yOf(at, chart, height)}h${width}`} />
            <text x={box.left - 6} y={box.top + yOf(at, chart, height) + 4} textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {chart.labels.map((label, n) =>
          (chart.labels.length - 1 - n) % every === 0 ? (
            <text
              key={label}
              x={box.left + xOf(n, chart.labels.length, width)}
              y={box.height - 8}
              textAnchor="middle"
            >
              {label}
            </text>
          ) : null,
        )}
        {chart.series.map(({ label, values }, n) => (
          <g key={label} className={`line-${n}`} transform={`translate(${box.left} ${box.top})`}>
            {stretches(chart, values, width, height).map((places) => (
              <g key={places[0]?.x}>
                <path d={`M${places.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`} />
                {places.map(({ x, y }) => (
                  <Mark key={x} n={n} x={round(x)} y={round(y)} />
                ))}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

/** A round mark for the first line, a square one for the second: told apart without colour. */
function Mark({ n, x, y }: { n: number; x: number; y: number }) {
  return n === 0 ? (
    <circle cx={x} cy={y} r="3.5" />
  ) : (
    <rect x={x - 3.2} y={y - 3.2} width="6.4" height="6.4" />
  );
}
