import type { ReactNode } from 'react';

/** A drawing too wide for a phone scrolls inside itself, never the page; by keyboard too (WCAG 2.1.1). */
export function Scroll(props: { label: string; className?: string; children: ReactNode }) {
  return (
    <section
      className={props.className ?? 'scroll-x'}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
    >
      {props.children}
    </section>
  );
}
