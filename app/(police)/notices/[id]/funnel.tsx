import type { Funnel } from '#lib/notice/results.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';

const steps = ['people', 'handed', 'delivered', 'read', 'acknowledged', 'answered'] as const;
const height = 40;
const width = 460;
/** where bars begin, and how long the longest is */
const start = 96;
const length = 300;

/** The funnel as bars, each as long as its share of the people; a step nobody asked for is left out. */
export function FunnelChart(props: { funnel: Funnel; ack: boolean; asks: boolean; language: Language }) {
  const { funnel, language } = props;
  const words = resultWords(language);
  const names = { ...words, people: words.listed };
  const shown = steps.filter(
    (step) => (step !== 'acknowledged' || props.ack || props.asks) && (step !== 'answered' || props.asks),
  );
  const most = Math.max(1, funnel.people);
  const said = shown.map((step) => words.step(names[step], funnel[step])).join(commaOf(language));
  return (
    <svg
      className="funnel"
      viewBox={`0 0 ${width} ${shown.length * height}`}
      role="img"
      aria-label={said}
      preserveAspectRatio="xMinYMin meet"
    >
      {shown.map((step, n) => (
        <g key={step}>
          <text x="0" y={n * height + 24}>
            {names[step]}
          </text>
          <rect
            className="funnel__bar"
            x={start}
            y={n * height + 6}
            width={Math.max(2, (length * funnel[step]) / most)}
            height="26"
            rx="4"
          />
          <text className="n" x={start + 10 + (length * funnel[step]) / most} y={n * height + 26}>
            {funnel[step]}
          </text>
        </g>
      ))}
    </svg>
  );
}
