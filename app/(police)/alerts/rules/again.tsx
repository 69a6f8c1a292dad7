'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks for the page again every 2 s while an answer is being worked out. */
export function Again() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
