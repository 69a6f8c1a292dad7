import { Panel } from '#app/_ui/panel.tsx';
import { Scroll } from '#app/_ui/scroll.tsx';
import type { EvidenceRow } from '#lib/anomaly/queries.ts';
import type { AlertCode } from '#lib/anomaly/rule.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { dateName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What binds the stays of a rule together: one child, one adult, or one telephone; others are drawn as a list only. */
const centres: Partial<Record<AlertCode, 'child' | 'adult' | 'phone'>> = {
  roaming_minor: 'child',
  repeat_companion: 'adult',
  guardian_phone_reused: 'phone',
};
const most = 12;
const size = { width: 760, height: 430, ring: 140 };

/** Who was with whom: what the stays share in the middle, each stay around it; names as they are masked. */
export function Drawing(props: { rule: AlertCode; evidence: readonly EvidenceRow[]; language: Language }) {
  const { rule, evidence, language } = props;
  const kind = centres[rule];
  const [first] = evidence;
  if (!kind || !first) return null;
  const words = alertWords(language);
  const shown = evidence.slice(0, most);
  const middle = { x: size.width / 2, y: size.height / 2 };
  const label = {
    child: first.values.name,
    adult: first.values.companions[0]?.name,
    phone: first.values.guardianPhone,
  }[kind];
  const nodes = shown.map((row, n) => {
    const angle = (2 * Math.PI * n) / shown.length - Math.PI / 2;
    return {
      row,
      x: middle.x + Math.cos(angle) * size.ring * 1.9,
      y: middle.y + Math.sin(angle) * size.ring,
    };
  });
  return (
    <Panel id="drawing" title={words.withWhom}>
      <Scroll label={words.drawing}>
        <svg
          className="graph"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={words.withWhom}
        >
          <title>{words.withWhom}</title>
          {nodes.map(({ row, x, y }) => (
            <line key={row.id} className="dash" x1={middle.x} y1={middle.y} x2={x} y2={y} />
          ))}
          {nodes.map(({ row, x, y }) => (
            <g key={row.id}>
              <circle className="node" cx={x} cy={y} r="36" />
              <text x={x} y={y - 2}>
                {kind === 'child' ? row.lodging.name.slice(0, 4) : (row.values.name ?? '—')}
              </text>
              <text className="sub" x={x} y={y + 15}>
                {dateName(row.night, language)}
              </text>
              {kind !== 'child' && (
                <text className="sub" x={x} y={y < middle.y ? y - 44 : y + 54}>
                  {row.lodging.name}
                </text>
              )}
            </g>
          ))}
          {kind === 'child' ? (
            <circle className="node node--now" cx={middle.x} cy={middle.y} r="40" />
          ) : (
            <rect
              className="node node--adult"
              x={middle.x - 60}
              y={middle.y - 30}
              width="120"
              height="60"
              rx="6"
            />
          )}
          <text className={kind === 'child' ? 'strong' : 'on-adult'} x={middle.x} y={middle.y + 5}>
            {label ?? '—'}
          </text>
        </svg>
      </Scroll>
    </Panel>
  );
}
