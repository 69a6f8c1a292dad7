'use client';

import { startTransition, useActionState, useEffect, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { pushWords } from '#lib/identity/push/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Problems } from '../ask-form.tsx';
import type { Asked } from '../asked.ts';
import { keepTold } from './actions.ts';

const untouched: Asked = { problems: [], values: {} };
const patience = 20_000;

type Standing = 'looking' | 'off' | 'busy' | 'here' | 'unable' | 'denied' | 'failed';

/** The button that has this browser tell its person; it says so where the browser cannot or must not. */
export function TellHere(props: {
  language: Language;
  build: string | null;
  publicKey: string;
  /** digests of the browsers in which it is on already */
  known: readonly string[];
}) {
  const { language, known } = props;
  const words = pushWords(language);
  const [standing, setStanding] = useState<Standing>('looking');
  const [asked, send, pending] = useActionState(keepTold, untouched);
  useEffect(() => {
    look(known).then(setStanding, () => setStanding('off'));
  }, [known]);

  const turnOn = async () => {
    setStanding('busy');
    const got = await subscribed(props.publicKey, props.build);
    if (typeof got === 'string') return setStanding(got);
    setStanding('off');
    startTransition(() => send(got));
  };

  if (standing === 'looking') return null;
  if (standing === 'here') return <p role="status">{words.onHere}</p>;
  if (standing === 'unable') return <p className="hint">{words.unable}</p>;
  const waiting = standing === 'busy' || pending;
  return (
    <div aria-busy={waiting}>
      <Problems language={language} problems={asked.problems} />
      {standing === 'denied' && <p role="alert">{words.denied}</p>}
      {standing === 'failed' && <p role="alert">{words.failed}</p>}
      <Button look="act" aria-disabled={waiting} onClick={() => (waiting ? undefined : turnOn())}>
        {words.turnOn}
      </Button>
    </div>
  );
}

const isAble = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function look(known: readonly string[]): Promise<Standing> {
  if (!isAble()) return 'unable';
  const registration = await navigator.serviceWorker.getRegistration();
  const before = await registration?.pushManager.getSubscription();
  return before && known.includes(await digestOf(before.endpoint)) ? 'here' : 'off';
}

async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks the person, then the browser's push service; what came of it, or the form to send. */
async function subscribed(publicKey: string, build: string | null): Promise<Standing | FormData> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    if (build) await navigator.serviceWorker.register(`/sw.js?v=${build}`);
    const { pushManager } = await Promise.race([navigator.serviceWorker.ready, outOfPatience()]);
    const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
    // One made for a key of before is of no use any more.
    const before = await pushManager.getSubscription();
    if (before && keyOf(before.options.applicationServerKey) !== publicKey) await before.unsubscribe();
    // A push service behind a wall neither answers nor refuses.
    const got = await Promise.race([pushManager.subscribe(wanted), outOfPatience()]);
    const form = new FormData();
    form.set('endpoint', got.endpoint);
    form.set('p256dh', keyOf(got.getKey('p256dh')));
    form.set('auth', keyOf(got.getKey('auth')));
    return form;
  } catch {
    return 'failed';
  }
}

const outOfPatience = () =>
  new Promise<never>((_, fail) => {
    window.setTimeout(() => fail(new Error('no answer')), patience);
  });

const keyOf = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
