'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks the page again now and then, and whenever it comes back into view, so that what was taken back leaves the screen. */
export function Fresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const tick = setInterval(ask, seconds * 1000);
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload();
    };
    document.addEventListener('visibilitychange', ask);
    window.addEventListener('pageshow', back);
    return () => {
      clearInterval(tick);
      document.removeEventListener('visibilitychange', ask);
      window.removeEventListener('pageshow', back);
    };
  }, [router, seconds]);
  return null;
}
