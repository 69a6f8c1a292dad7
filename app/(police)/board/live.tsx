'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { monotoneMs } from '#lib/clock/now.ts';

const leastBetween = 2000;
const silence = 30_000;

function turnOf(data: string): number {
  const { after } = JSON.parse(data) as { after?: unknown };
  return typeof after === 'number' ? after : 0;
}

/**
 * Keeps the board moving: each sign of a return asks for the page again, at most once in 2 s; when the stream is silent
 * it asks each 30 s, and not at all while nobody looks. Where many hear of the same, a sign says when it is this page's turn.
 * The stream is the one of the first reading: a page that has asked again still listens.
 */
export function Live({ stream: latest, children }: { stream: string; children: string }) {
  const router = useRouter();
  const [stream] = useState(latest);
  useEffect(() => {
    let last = monotoneMs();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      clearTimeout(waiting);
      waiting = undefined;
      last = monotoneMs();
      router.refresh();
    };
    const soon = (after = 0) => {
      const least = last + leastBetween - monotoneMs();
      waiting ??= setTimeout(ask, Math.max(0, least, after));
    };
    const source = new EventSource(stream);
    source.addEventListener('change', ({ data }) => soon(turnOf(data)));
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
