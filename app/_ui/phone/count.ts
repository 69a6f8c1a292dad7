const countName = 'nightlight.unsent';

/** Said on the window whenever the number of unsent returns may have changed. */
export const changed = 'nightlight-unsent';

/** The number unsent as it was last counted; read at once, without opening anything. It says nothing of anybody. */
export function countKnown(): number {
  try {
    return Number(window.localStorage.getItem(countName) ?? 0) || 0;
  } catch {
    return 0;
  }
}

/** Says the number to every page that shows it, this one and the next. */
export function tellCount(count: number): void {
  try {
    if (count > 0) window.localStorage.setItem(countName, String(count));
    else window.localStorage.removeItem(countName);
  } catch {
    // shown on this page all the same
  }
  window.dispatchEvent(new CustomEvent<number>(changed, { detail: count }));
}
