import { type IconName, iconShapes } from './icon-shapes.tsx';
import type { Severity, State } from './states.ts';

/** A drawing beside words; it is never the only name of a thing, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {iconShapes[name]}
    </svg>
  );
}

const markShapes = {
  filed: <circle cx="8" cy="8" r="6.25" fill="currentColor" />,
  late: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
    </>
  ),
  silent: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  due: (
    <circle
      cx="8"
      cy="8"
      r="5.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeDasharray="3.4 2.36"
    />
  ),
  excused: <rect x="2.5" y="7" width="11" height="2.25" rx="1" fill="currentColor" />,
  instant: <path d="M8 1.5 15 14H1z" fill="currentColor" />,
  same_day: <path d="M8 1.8 14.2 8 8 14.2 1.8 8z" fill="currentColor" />,
  watch: <path d="M8 2.2 13.8 8 8 13.8 2.2 8z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

/** The shape of a return's state (● ◐ ○ ◌ –); its word stands beside it, or use StateMark. */
export function Mark({ state }: { state: State }) {
  return (
    <svg className={`mark m-${state}`} viewBox="0 0 16 16" aria-hidden="true">
      {markShapes[state]}
    </svg>
  );
}

/** The shape of an alert's severity (▲ ◆ ◇); its word stands beside it, or use SeverityMark. */
export function SeverityShape({ severity }: { severity: Severity }) {
  return (
    <svg className={`mark m-${severity}`} viewBox="0 0 16 16" aria-hidden="true">
      {markShapes[severity]}
    </svg>
  );
}
