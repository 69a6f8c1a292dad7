'use client';

import { useEffect } from 'react';
import { type DeskKept, keepDesk } from '#app/_ui/phone/desk-kept.ts';

/** Keeps the desk on the phone as it is shown, so that it opens without signal. Draws nothing. */
export function KeepDesk({ desk }: { desk: Omit<DeskKept, 'format' | 'behindMs'> }) {
  useEffect(() => {
    void keepDesk(desk);
  }, [desk]);
  return null;
}
