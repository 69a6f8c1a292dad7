import { cpus, loadavg } from 'node:os';

/** The middle of the values; of an even number the lower middle. Throws on none. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('a median of nothing');
  return middle;
}

/** The value that 95 in a hundred do not pass; 0 of none. */
export const ninetyFifth = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

/** Milliseconds of each of `times` runs, one after another, after `warm` runs that do not count. */
export async function timesOf(
  times: number,
  warm: number,
  work: (n: number) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = [];
  for (let n = -warm; n < times; n++) {
    const from = performance.now();
    await work(n);
    if (n >= 0) taken.push(performance.now() - from);
  }
  return taken;
}

/** What absolute times of a run belong to. */
function machine(): string {
  const [first] = cpus();
  return `${cpus().length} cores, ${first?.model.trim() || 'unknown processor'}, Node ${process.version}, ${process.platform}, load average ${loadavg()[0]?.toFixed(1)}`;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
export const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
export const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What a proof found: lines for the reader, and whether everything it promises held. */
export class Findings {
  #broken = 0;

  /** A figure without a promise. */
  figure(name: string, value: string): void {
    say(`${name}: ${value}`);
  }

  /** A promise: named, judged and, when it does not hold, remembered for the exit code. */
  promise(name: string, holds: boolean, value: string): void {
    if (!holds) this.#broken += 1;
    say(`${holds ? 'holds' : 'BROKEN'}  ${name}: ${value}`);
  }

  /** A number aimed at: told whether it is met, and no failure when it is not. */
  aim(name: string, met: boolean, value: string): void {
    say(`${met ? 'met   ' : 'MISSED'}  ${name}: ${value}`);
  }

  /** 0 when every promise held, else 1; says which it is. */
  end(): number {
    say(`machine: ${machine()}`);
    say(this.#broken === 0 ? 'proven' : `${this.#broken} broken`);
    return this.#broken === 0 ? 0 : 1;
  }
}

/** Runs a proof and ends the process with its exit code; what it throws is shown whole. */
export async function prove(work: (found: Findings) => Promise<void>): Promise<never> {
  const found = new Findings();
  try {
    await work(found);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
  process.exit(found.end());
}
