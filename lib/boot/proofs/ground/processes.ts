import { readdirSync, readFileSync } from 'node:fs';

// What /proc counts in: the kernel's USER_HZ, 100 on every Linux Node runs on (proc_pid_stat(5)).
const tick = 10;

const statOf = (pid: number) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** Milliseconds of processor time a process has used, with that of its ended children. Linux only. */
export function cpuOf(pid: number): number {
  const [user, system, childrenUser, childrenSystem] = statOf(pid).slice(11, 15).map(Number);
  return ((user ?? 0) + (system ?? 0) + (childrenUser ?? 0) + (childrenSystem ?? 0)) * tick;
}

/** A process and the living ones below it. */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), parent: Number(statOf(Number(name))[1]) }];
      } catch {
        return []; // ended meanwhile
      }
    });
  const below = (one: number): number[] => [
    one,
    ...parents.filter(({ parent }) => parent === one).flatMap((child) => below(child.pid)),
  ];
  return below(pid);
}

/** Processor time of a process and everything below it. */
export function familyCpu(pid: number): number {
  return familyOf(pid).reduce((sum, one) => sum + cpuOf(one), 0);
}

/** Bytes of memory a process and those below it keep, each shared page counted once (Pss). Linux only. */
export function memoryOf(pid: number): number {
  return familyOf(pid).reduce((sum, one) => {
    const pss = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1];
    return sum + Number(pss ?? 0) * 1024;
  }, 0);
}
