import { Chance } from '#lib/gate/stage-chance.ts';

/**
 * A chance that is a label's own: the n-th time a label is asked it has the same number under the same seed, in whatever
 * order labels are asked, so that calls beside one another meet the same failures at each run of a seed.
 */
export function chanceOf(seed: number): (label: string) => number {
  const times = new Map<string, number>();
  return (label) => {
    const n = times.get(label) ?? 0;
    times.set(label, n + 1);
    let hash = 0x811c9dc5;
    for (const sign of `${label}/${n}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
    return new Chance(seed, hash).next();
  };
}
