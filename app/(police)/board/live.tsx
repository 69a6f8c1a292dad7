'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { monotoneMs } from '#lib/clock/now.ts';

const leastBetween = 2000;
const silence = 30_000;

/**
 * Keeps the board moving: each sign of a return asks for the page again, at most once in 2 s; when the stream is silent
 * it asks each 30 s, and not at all while nobody looks.
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
    const soon = () => {
      waiting ??= setTimeout(ask, Math.max(0, last + leastBetween - monotoneMs()));
    };
    const source = new EventSource(stream);
    source.addEventListener('change', soon);
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
