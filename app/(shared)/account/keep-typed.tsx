'use client';

import { useEffect, useRef, useState } from 'react';
import { drop, find, keep, namesOf } from '#app/_ui/phone/store.ts';

/** What was typed into a form, by field, and the value that tells one sending from another. */
type Kept = { values: Record<string, string>; key: string; waits: boolean };

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'values' in value && 'key' in value;

const under = 'form/';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields a person fills; a password, a file and what stands hidden are never kept. */
function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (one): one is Field =>
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement ||
      (one instanceof HTMLInputElement && /^(text|tel|date|time)$/.test(one.type)),
  );
}

/**
 * Stands in a form of words: what is typed is kept on this phone under seal until it was sent, and goes by itself when the line is
 * back. `by` names the hidden field whose value comes back as `sent` in the address once it went; until then a reload, a refusal or a
 * lost line costs nothing. Without script the form does what it does.
 */
export function KeepTyped(props: { name: string; by: string; sent?: string; kept: string; unsent: string }) {
  const here = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState<'kept' | 'unsent' | null>(null);
  const { name, by, sent } = props;

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const at = `${under}${name}`;
    const hidden = () => form.elements.namedItem(by) as HTMLInputElement | null;
    const save = (waits: boolean) => {
      const typed = fieldsOf(form).filter(({ name }) => name !== '' && name !== 'numbers');
      const values = Object.fromEntries(typed.map(({ name, value }) => [name, value]));
      void keep(at, { values, key: hidden()?.value ?? '', waits } satisfies Kept);
    };
    const typing = () => save(false);
    const again = () => form.requestSubmit();
    const sending = (event: Event) => {
      save(!navigator.onLine);
      if (navigator.onLine) return;
      event.preventDefault();
      setSaid('unsent');
      addEventListener('online', again, { once: true });
    };
    form.addEventListener('input', typing);
    form.addEventListener('submit', sending);
    let gone = false;
    void find(at).then((found) => {
      if (gone || !isKept(found)) return;
      if (found.key === sent) return drop(at);
      const empty = fieldsOf(form).every((one) => !(one instanceof HTMLTextAreaElement) || one.value === '');
      if (
        !empty ||
        !fieldsOf(form).some((one) => one instanceof HTMLTextAreaElement && found.values[one.name])
      )
        return;
      for (const one of fieldsOf(form)) {
        const value = found.values[one.name];
        if (value !== undefined) one.value = value;
      }
      const key = hidden();
      if (key) key.value = found.key;
      setSaid(found.waits && !navigator.onLine ? 'unsent' : 'kept');
      if (!found.waits) return;
      if (navigator.onLine) again();
      else addEventListener('online', again, { once: true });
    });
    return () => {
      gone = true;
      form.removeEventListener('input', typing);
      form.removeEventListener('submit', sending);
      removeEventListener('online', again);
    };
  }, [name, by, sent]);

  return (
    <p ref={here} className="small soft" role="status">
      {said && props[said]}
    </p>
  );
}

/** On the page that follows: whatever was kept of the form that went is forgotten. */
export function Went({ sent }: { sent?: string }) {
  useEffect(() => {
    if (!sent) return;
    void namesOf(under).then(async (names) => {
      for (const name of names) {
        const found = await find(name);
        if (isKept(found) && found.key === sent) await drop(name);
      }
    });
  }, [sent]);
  return null;
}
