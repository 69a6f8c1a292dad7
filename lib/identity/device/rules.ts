/** How long a paired phone or a shared desk is one, and a code for it can be scanned (product.md, Filing). */
export const PAIRED_DAYS = 180;
export const CODE_MINUTES = 15;

/** A session a device opens by itself; the device then shows its key again and gets the next one. */
export const PHONE_SESSION = { idleMinutes: 12 * 60, hours: 24 } as const;
export const SHIFT_SESSION = { idleMinutes: 12 * 60, hours: 16 } as const;

/** A PIN has so many digits. */
export const PIN_DIGITS = 6;

/** After so many wrong tries in a row the next waits; after the most none is left (one in 66,000 guesses a PIN). */
export const PIN_TRIES = { limit: 5, minutes: 15, most: 15 } as const;

export type PinFault = 'digits' | 'easy';

/** A typed PIN as digits: full-width ones and spaces of an input method are read too. */
export function readPin(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '');
}

/** What is wrong with a new PIN, or null: not six digits, or one of those a finder of the phone tries first. */
export function pinFault(pin: string): PinFault | null {
  if (!new RegExp(`^\\d{${PIN_DIGITS}}$`).test(pin)) return 'digits';
  const steps = new Set([...pin.slice(1)].map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const runs = steps.size === 1 && (steps.has(0) || steps.has(1) || steps.has(9));
  return runs || /^(\d{1,3})\1+$/.test(pin) || ['520131', '147258', '159357', '258369'].includes(pin)
    ? 'easy'
    : null;
}
