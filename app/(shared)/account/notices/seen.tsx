'use client';

import { useEffect } from 'react';
import { seen } from './actions.ts';

/** Tells once that a message was on the screen. A preview robot runs no script and has no session; without script, acknowledging tells it. */
export function Seen({ message }: { message: string }) {
  useEffect(() => {
    const form = new FormData();
    form.set('messages', message);
    void seen(form);
  }, [message]);
  return null;
}
