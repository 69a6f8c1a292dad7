import { type FormEvent, type RefObject, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { fetchWork } from '#app/_ui/phone/later.ts';
import { presentSince, type Woke, wakeNow } from '#app/_ui/phone/present.ts';
import type { Told } from '#app/_ui/phone/rules.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { levelOf } from '#lib/report/codes.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';
import { draftKeeper, type FoundDraft, findDraft } from './drafts.ts';
import { type Entries, localTime, rowsOf, sharingOf, textOf, valuesOf } from './entries.ts';
import type { StayFormProps } from './form.tsx';
import { atHome, bodyOf, judge, stops } from './judge.ts';
import type { View } from './view.ts';

type Status =
  | { was: 'typing' | 'sending' | 'no_signal' | 'fault' | 'kept' | 'signed_out' }
  | { was: 'stale'; version: number };

/** The live side of the stay form: what stands in it, what is wrong with it, what is kept of it and how it is sent. */
export function useStayForm(props: StayFormProps, form: RefObject<HTMLFormElement | null>) {
  const { language, stay, night } = props;
  const [live, setLive] = useState(false);
  const [entries, setEntries] = useState<Entries>(props.entries);
  const [mount, setMount] = useState(0);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(props.problems.length > 0);
  const [told, setTold] = useState<readonly Told[]>(props.problems);
  const [status, setStatus] = useState<Status>({ was: 'typing' });
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const [hidden, setHidden] = useState<Entries>(props.hidden);
  // From the moment the form was read, not from when it has been drawn anew: on a slow phone a choice falls in between.
  const isRead = useRef(false);
  const current = useRef(entries);
  current.current = entries;
  const place = { owner: props.owner, lodging: props.house.code, night, stay: stay?.id ?? null };
  const drafts = useRef<ReturnType<typeof draftKeeper>>(null);
  const lastTry = useRef<{ said: string; at: Date }>(null);
  const woke = useRef<Woke>(null);
  const present = () => presentSince(props.now, woke.current ?? wakeNow());

  function snapshot(): Entries {
    const element = form.current;
    if (!element) return current.current;
    const mounted = new Set([...element.elements].map((one) => one.getAttribute('name') ?? ''));
    const typed = [...new FormData(element)].flatMap(
      ([name, value]): Entries => (typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : []),
    );
    const folded = current.current.filter(([name]) => !mounted.has(name));
    return [...folded, ...typed];
  }

  function take(next: Entries, keep = true): void {
    current.current = next;
    setEntries(next);
    if (keep) drafts.current?.keep(next, present());
  }

  // The inputs are the browser's own: they are drawn anew only where values come from elsewhere than the keyboard.
  function replace(next: Entries, inPlace = false): void {
    take(next);
    if (!inPlace) setMount((count) => count + 1);
  }

  async function takeOver(): Promise<void> {
    const draft = props.returned ? null : await findDraft(place, props.draft, present());
    // In a transition the form is drawn again in slices: on a slow phone a tap in between is answered at once.
    startTransition(() => wake(draft));
  }

  function wake(draft: FoundDraft | null): void {
    const plain = snapshot();
    const here = plain.some(([name, value]) => name === 'stays.0.guardian.result' && value === 'present');
    if (draft) {
      const requestKey = textOf(draft.entries, 'request_key');
      setHidden((fields) =>
        fields.map(([name, value]) => [name, name === 'request_key' && requestKey ? requestKey : value]),
      );
      setRestored(draft.time);
      take(draft.entries, false);
      setMount(1);
    } else {
      take(here && !stay ? [...plain, ['ui.0.present', 'yes']] : plain, false);
      isRead.current = true;
    }
    setLive(true);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when script takes over from the plain form
  useEffect(() => {
    woke.current = wakeNow();
    drafts.current = draftKeeper(place, setSavedAt);
    void takeOver();
    return () => drafts.current?.end();
  }, []);

  const judged = useMemo(
    () =>
      live ? judge(entries, props.groupKey, { night, now: props.now, existing: stay?.values ?? null }) : null,
    [live, entries, props.groupKey, night, props.now, stay],
  );
  const speak = (problem: Problem): Told & { level: string } => ({
    code: problem.code,
    message: messageOf(problem, language),
    cure: cureOf(problem, language),
    level: levelOf(problem),
    ...(problem.field === undefined ? {} : { field: problem.field }),
  });
  const said = (judged?.problems ?? []).map(speak).filter(({ field = '', level }) => {
    const whole = field.endsWith('number') && textOf(entries, field).length >= 18;
    return tried || touched.has(field) || whole || level !== 'error';
  });
  const fresh = said.filter(
    ({ code, field }) => !told.some((one) => one.code === code && one.field === field),
  );
  const errors: Told[] = [...told, ...fresh.filter(({ level }) => level === 'error')];
  const view: View = {
    language,
    night,
    live,
    amend: stay !== null,
    get: (name) => {
      const room = /^ui\.(\d+)\.room$/.exec(name)?.[1];
      return room ? roomAbove(entries, Number(room)) : textOf(entries, name);
    },
    all: (name) => valuesOf(entries, name),
    problem: (name) => errors.find(({ field }) => field === name),
    remark: (name) =>
      fresh.find(({ field, level, code }) => field === name && level !== 'error' && code !== 'M-130')
        ?.message,
    asks: (field) => !stay?.only || stay.only.includes(field),
    masked: stay && !stay.readable ? stay.values : null,
  };

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    if (!live) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    if (submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    if (status.was === 'sending') return;
    const next = snapshot();
    take(next);
    setTried(true);
    setTold([]);
    const found = judge(next, props.groupKey, { night, now: props.now, existing: stay?.values ?? null });
    if (props.late && stay && !textOf(next, 'late_reason').trim()) {
      setTold([speak({ code: 'M-113', field: 'late_reason' })]);
      return point();
    }
    if (stops(found.problems).length > 0) return point();
    setStatus({ was: 'sending' });
    const work = await fetchWork().catch(() => null);
    if (!work) return setStatus({ was: 'no_signal' });
    const answer = await work.fileHere(work.returnOf(toFile(next)), language);
    if (answer.was === 'filed' || answer.was === 'kept') await drafts.current?.drop(false);
    if (answer.was === 'filed') window.location.assign(props.receiptHref);
    else if (answer.was === 'refused') refused(next, answer.problems, answer.version);
    else setStatus({ was: answer.was });
    if (answer.was === 'kept' && navigator.serviceWorker?.controller) window.location.assign(props.deskHref);
  }

  // A tap repeated after a lost answer sends the same text by the same key, the moment of its drafting included.
  function toFile(next: Entries) {
    const said = bodyOf(next, props.groupKey);
    const text = JSON.stringify([said, textOf(next, 'request_key')]);
    if (lastTry.current?.said !== text) lastTry.current = { said: text, at: present() };
    return {
      key: textOf(next, 'request_key'),
      owner: props.owner,
      lodging: props.house,
      night,
      said,
      now: lastTry.current.at,
      entries: stay ? null : next,
    };
  }

  function refused(sent: Entries, problems: readonly Told[], version: number | null): void {
    const rows = rowsOf(sent);
    const errors = problems.filter(({ level }) => level === undefined || level === 'error');
    const byRow = errors.map((one) => ({
      ...one,
      field: one.field?.replace(/^stays\.(\d+)/, (_, place) => `stays.${rows[Number(place)] ?? place}`),
    }));
    const stale = version !== null && problems.some(({ code }) => code === 'M-148');
    const usedKey = problems.some(({ code }) => code === 'M-144');
    setHidden((fields) =>
      fields.map(([name, value]) => {
        if (stale && name === 'seen_version') return [name, String(version)];
        return [name, usedKey && name === 'request_key' ? freshKey() : value];
      }),
    );
    setStatus(stale ? { was: 'stale', version } : { was: 'typing' });
    setTold(stale || usedKey ? [] : atHome(sent, byRow));
    point();
  }

  function point(): void {
    setStatus((before) => (before.was === 'sending' ? { was: 'typing' } : before));
    window.setTimeout(() => document.getElementById('errors')?.focus(), 50);
  }

  return {
    view,
    judged,
    entries,
    hidden,
    mount,
    status,
    tried,
    savedAt,
    restored,
    shown: tried || told.length > 0 ? errors : [],
    snapshot,
    replace,
    submit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    typed: (event: FormEvent<HTMLFormElement>) => {
      const name = event.target instanceof Element ? event.target.getAttribute('name') : null;
      if (told.length > 0) setTold(told.filter(({ field }) => field !== name));
      if (live || isRead.current) take(snapshot());
    },
    left: (event: FormEvent<HTMLFormElement>) => {
      const name = event.target instanceof Element ? event.target.getAttribute('name') : null;
      if (live && name && !touched.has(name)) setTouched(new Set([...touched, name]));
    },
    called: (row: number) => {
      const name = `stays.${row}.guardian.called_at`;
      if (!textOf(snapshot(), name)) replace([...snapshot(), [name, localTime(present())]]);
    },
    startAnew: () => {
      void drafts.current?.drop(true).then(() => window.location.reload());
    },
  };
}

function roomAbove(entries: Entries, row: number): string {
  const above = rowsOf(entries).filter((one) => one <= row);
  const head = above.findLast((one) => sharingOf(entries, one) !== 'room') ?? row;
  return textOf(entries, `stays.${head}.room`);
}

// randomUUID needs a secure context, which a house on plain http has not.
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
