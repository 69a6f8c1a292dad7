'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const every = 3000;

/** Asks again each 3 s while the page is seen, so that a claim is read without a tap. */
export function Follow({ label }: { label: string }) {
  const router = useRouter();
  useEffect(() => {
    const tick = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, every);
    return () => clearInterval(tick);
  }, [router]);
  return <p className="small soft">{label}</p>;
}
