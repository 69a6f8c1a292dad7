import type { ReactNode } from 'react';

/** A short fact about the thing it stands beside; never a state and never a risk word. */
export function Chip({ children, line = false }: { children: ReactNode; line?: boolean }) {
  return <span className={line ? 'chip chip--line' : 'chip'}>{children}</span>;
}

/** How many wait; `of` names them for a screen reader ('条未读'). Nothing is drawn for none. */
export function Count({ count, of }: { count: number; of?: string }) {
  if (count <= 0) return null;
  return (
    <span className="count">
      {count > 99 ? '99+' : count}
      {of && <span className="sr">{of}</span>}
    </span>
  );
}

/** A number's name that opens its definition when tapped. */
export function Define({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <details className="define" name="define">
      <summary>{term}</summary>
      <p>{children}</p>
    </details>
  );
}
