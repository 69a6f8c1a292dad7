'use client';

import { useEffect, useState } from 'react';
import type { Help } from '#lib/knowledge/search.ts';
import { suggest } from './actions.ts';

const pause = 500;

/** Shows what may answer a question while it is typed into a form's text; without script its search box stands alone. */
export function Suggest({ form, title }: { form: string; title: string }) {
  const [found, setFound] = useState<readonly Help[]>([]);
  useEffect(() => {
    const element = document.getElementById(form);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = '';
    const ask = async () => {
      const field = element?.querySelector('textarea');
      const typed = field?.value.trim() ?? '';
      if (typed === asked) return;
      asked = typed;
      const sent = new FormData();
      sent.set('q', typed.slice(0, 500));
      // Without a line nothing is suggested; the question itself waits on the phone.
      const list = await suggest(sent).catch(() => []);
      if (typed === asked) setFound(list);
    };
    const heard = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void ask(), pause);
    };
    element?.addEventListener('input', heard);
    return () => {
      clearTimeout(waiting);
      element?.removeEventListener('input', heard);
    };
  }, [form]);
  return (
    <div role="status">
      {found.length > 0 && (
        <>
          <p className="small soft">{title}</p>
          {found.map(({ id, question, answer }) => (
            <details key={id}>
              <summary>{question}</summary>
              <p className="talk__text">{answer}</p>
            </details>
          ))}
        </>
      )}
    </div>
  );
}
