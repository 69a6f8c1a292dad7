import { Mark } from './icons.tsx';
import type { State } from './states.ts';

export type TabItem = { href: string; label: string; state?: State; count?: number; current?: boolean };

/** Views of one list as links, so each has its own address. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.state && <Mark state={item.state} />}
          {item.label}
          {item.count !== undefined && <span className="num">{item.count}</span>}
        </a>
      ))}
    </nav>
  );
}
