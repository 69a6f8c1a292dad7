'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** Shows what it holds for so many seconds, then the sentence that says it is masked again. */
export function ForAWhile({
  seconds,
  after,
  children,
}: {
  seconds: number;
  after: ReactNode;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return over ? <div role="status">{after}</div> : children;
}
