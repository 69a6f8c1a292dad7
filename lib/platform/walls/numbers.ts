import { roomOf } from './rooms.ts';
import { type Finding, isTest, lineAt, type Source } from './source.ts';

type Use = { code: string; room: string; path: string; line: number };

const usesOf = ({ path, said }: Source): Use[] => {
  const room = roomOf(path) ?? path;
  if (isTest(path)) return [];
  return [...said.matchAll(/'(M-\d{3})'\s*:/g)].map((match) => ({
    code: match[1] ?? '',
    room,
    path,
    line: lineAt(said, match.index),
  }));
};

/** Numbers spoken in more than one room: what a person reads out over the telephone has one meaning. */
export function sharedNumbers(files: readonly Source[]): Finding[] {
  const uses = files.filter(({ path }) => /^lib\/.*\.ts$/.test(path)).flatMap(usesOf);
  return [...Map.groupBy(uses, ({ code }) => code).values()].flatMap((same) => {
    const others = same.filter(({ room }) => room !== same[0]?.room);
    return others.map(({ code, path, line }) => ({
      path,
      line,
      what: `${code} is spoken in ${same[0]?.path} already`,
    }));
  });
}
