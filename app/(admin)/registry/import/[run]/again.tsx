'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const every = 2000;

/** Asks for the page again while a run works and somebody looks; without script there is a link that does. */
export function Again() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
