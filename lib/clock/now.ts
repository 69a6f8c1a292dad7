/**
 * The system's wall time. A request's instant is the database's and is passed in (architecture.md, The cellar);
 * only boot, which runs before there is a database, and test set-up ask here.
 */
export function systemNow(): Date {
  return new Date();
}

/** Milliseconds since an arbitrary start; never goes back when the machine's clock is set. For measuring, never for storing. */
export function monotoneMs(): number {
  return performance.now();
}

/** Starts counting; each call of the result tells the milliseconds since the start. */
export function stopwatch(): () => number {
  const from = monotoneMs();
  return () => monotoneMs() - from;
}
