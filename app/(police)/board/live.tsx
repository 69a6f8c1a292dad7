'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { monotoneMs } from '#lib/clock/now.ts';

const leastBetween = 2000;
const silence = 30_000;

function withinOf(data: string): number {
  const { within } = JSON.parse(data) as { within?: unknown };
  return typeof within === 'number' ? within : 0;
}

/**
 * Keeps the board moving: each sign of a return asks for the page again, at most once in 2 s; when the stream is silent
 * it asks each 30 s, and not at all while nobody looks. Where many hear of the same, each waits a random part of what the
 * sign gives them.
 */
export function Live({ stream, children }: { stream: string; children: string }) {
  const router = useRouter();
  useEffect(() => {
    let last = monotoneMs();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      clearTimeout(waiting);
      waiting = undefined;
      last = monotoneMs();
      router.refresh();
    };
    const soon = (within = 0) => {
      const least = last + leastBetween - monotoneMs();
      waiting ??= setTimeout(ask, Math.max(0, least, Math.random() * within));
    };
    const source = new EventSource(stream);
    source.addEventListener('change', ({ data }) => soon(withinOf(data)));
    const tick = setInterval(() => {
      if (document.visibilityState === 'visible' && monotoneMs() - last >= silence) soon();
    }, 1000);
    const seen = () => {
      if (document.visibilityState === 'visible' && monotoneMs() - last >= silence) soon();
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      source.close();
      clearTimeout(waiting);
      clearInterval(tick);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [router, stream]);
  return (
    <p className="small soft">
      <span className="live-dot live" />
      {children}
    </p>
  );
}
