import { monotoneMs, systemNow } from '#lib/clock/now.ts';

const store = 'nl.burden';
const longestMs = 1_800_000;

/** What is counted on this phone between opening a page to file and the receipt; it ends with the tab. */
type Meter = { from: number; taps: number; keys: number; sent: string };

function read(): Meter | null {
  try {
    return JSON.parse(sessionStorage.getItem(store) ?? 'null') as Meter | null;
  } catch {
    return null;
  }
}

function keep(meter: Meter | null): void {
  try {
    if (meter) sessionStorage.setItem(store, JSON.stringify(meter));
    else sessionStorage.removeItem(store);
  } catch {
    // A phone that keeps nothing counts nothing.
  }
}

const now = () => systemNow().getTime();

/** The receipt: what was counted is told to the house without saying who, and shown where the page has a place for it. */
function end({ from, taps, keys, sent: kind }: Meter): void {
  keep(null);
  const lasted = now() - from;
  if (lasted < 0 || lasted > longestMs) return;
  const seconds = Math.round(lasted / 1000);
  const said = JSON.stringify({ kind, seconds, taps: Math.min(taps, 500), keys: Math.min(keys, 3000) });
  navigator.sendBeacon?.('/api/v1/burden', new Blob([said], { type: 'application/json' }));
  const place = document.getElementById('burden');
  if (!place?.dataset.says) return;
  place.textContent = place.dataset.says.replace('{s}', String(seconds)).replace('{t}', String(taps));
  place.hidden = false;
}

/**
 * Counts seconds, taps and keys from opening the desk or the stay form to the receipt of a return filed from there. A desk
 * opened anew begins anew; a receipt that was only looked at is none. Returns what ends the listening.
 */
export function keepMeter(): () => void {
  const path = window.location.pathname;
  const opened = { from: now() - Math.round(monotoneMs()), taps: 0, keys: 0, sent: '' };
  let meter = read();
  if (meter?.sent && /\/receipt$/.test(path)) {
    end(meter);
    meter = null;
  } else if (path === '/desk' || (path === '/stays/new' && !meter)) meter = opened;
  keep(meter);
  if (!meter) return () => {};
  const counting = meter;
  const count = (what: 'taps' | 'keys') => (event: Event) => {
    if (!event.isTrusted) return;
    counting[what] += 1;
    keep(counting);
  };
  const filed = (event: Event) => {
    const form = event.target as HTMLFormElement;
    if (!/\/days\/[\d-]+$/.test(form.action)) return;
    keep({ ...counting, sent: String(new FormData(form).get('kind') ?? 'guests') });
  };
  const [tapped, typed] = [count('taps'), count('keys')];
  // Scrolling ends with a pointercancel, a tap with a pointerup.
  document.addEventListener('pointerup', tapped, true);
  document.addEventListener('keydown', typed, true);
  document.addEventListener('submit', filed, true);
  return () => {
    document.removeEventListener('pointerup', tapped, true);
    document.removeEventListener('keydown', typed, true);
    document.removeEventListener('submit', filed, true);
  };
}
