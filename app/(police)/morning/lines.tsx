import type { ReactNode } from 'react';
import { addressWith } from '#app/_ui/address.ts';
import { Line } from '#app/_ui/line.tsx';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, instantToMinute, nightShort, remainingName } from '#lib/clock/words.ts';
import { expectedOf, receivedOf } from '#lib/overview/marks.ts';
import type { Happened, Morning } from '#lib/overview/morning.ts';
import { morningWords } from '#lib/overview/words-morning.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';

type Ten = { key: string; line: ReactNode };

/** The ten lines in the order of the night: returns, silence, children, alarms, work, duty. */
export function tenLines(morning: Morning, language: Language): Ten[] {
  return [
    { key: 'returns', line: <Returns {...{ morning, language }} /> },
    { key: 'silent', line: <Silent {...{ morning, language }} /> },
    { key: 'minors', line: <Minors {...{ morning, language }} /> },
    ...matters(morning, language),
    { key: 'chases', line: <Chases {...{ morning, language }} /> },
    { key: 'tasks', line: <Tasks {...{ morning, language }} /> },
    { key: 'duty', line: <Duty {...{ morning, language }} /> },
  ];
}

type Part = { morning: Morning; language: Language };

const joined = (parts: readonly (string | false | null)[], language: Language) =>
  parts.filter(Boolean).join(language === 'en' ? '; ' : '，');

function Returns({ morning, language }: Part) {
  const words = morningWords(language);
  const { returns, dueAt, night } = morning;
  const left = remainingName(remaining(morning.now, dueAt), language);
  return (
    <Line
      state={returns.silent > 0 ? 'silent' : returns.due > 0 ? 'due' : 'filed'}
      title={words.returns(expectedOf(returns), receivedOf(returns))}
      href={addressWith('/board', {}, { day: night })}
    >
      {joined(
        [
          returns.due > 0 && words.returnsDue(returns.due, clockTime(dueAt), left),
          (returns.silent > 0 || returns.late > 0) && words.returnsOver(returns.silent, returns.late),
        ],
        language,
      )}
    </Line>
  );
}

function Silent({ morning, language }: Part) {
  const words = morningWords(language);
  const { counts, long, most } = morning.silent;
  const night = nightShort(morning.before, language);
  const where = most.map(({ name, silent }) => words.most(name, silent)).join(listCommaOf(language));
  return (
    <Line
      state={counts.silent > 0 ? 'silent' : 'filed'}
      title={counts.silent > 0 ? words.silent(night, counts.silent) : words.silentNone(night)}
      href={addressWith('/board', {}, { day: morning.before, state: 'silent' })}
    >
      {joined([long > 0 ? words.long(long) : words.longNone, where], language)}
    </Line>
  );
}

function Minors({ morning, language }: Part) {
  const words = morningWords(language);
  const { minors, houses, toComplete } = morning.minors;
  return (
    <Line
      icon="child"
      title={minors > 0 ? words.minors(minors, houses) : words.minorsNone}
      href={addressWith('/board', {}, { day: morning.night, state: 'filed' })}
    >
      {minors > 0 && (toComplete > 0 ? words.toComplete(toComplete) : words.complete)}
    </Line>
  );
}

/** What rings: each with how many came since duty ended and how many still wait. */
function matters(morning: Morning, language: Language): Ten[] {
  const words = morningWords(language);
  const one = (
    key: string,
    icon: 'user' | 'siren' | 'alert' | 'flag',
    href: string,
    said: Happened,
    name: (n: number) => string,
  ): Ten => ({
    key,
    line: (
      <Line icon={icon} title={name(said.found)} href={href}>
        {said.open > 0 ? words.open(said.open) : said.found > 0 ? words.handled : words.quiet}
      </Line>
    ),
  });
  return [
    one('pending', 'user', '/tasks?view=tasks&whose=all', morning.pending, words.pending),
    one('instant', 'siren', '/alerts?view=instant', morning.instant, words.instant),
    one('same_day', 'alert', '/alerts?view=same_day', morning.sameDay, words.sameDay),
    one('incidents', 'flag', '/duty', morning.incidents, words.incidents),
  ];
}

function Chases({ morning, language }: Part) {
  const words = morningWords(language);
  const { call, visit, over } = morning.chases;
  return (
    <Line icon="phone" title={words.chases(call, visit)} href="/chases">
      {over > 0 ? words.over(over) : words.overNone}
    </Line>
  );
}

function Tasks({ morning, language }: Part) {
  const words = morningWords(language);
  const { open, mine, over, closures } = morning.tasks;
  return (
    <Line icon="check" title={words.tasks(open)} href="/tasks?view=tasks">
      {joined(
        [
          words.mine(mine),
          over > 0 ? words.over(over) : words.overNone,
          closures > 0 && words.closures(closures),
        ],
        language,
      )}
    </Line>
  );
}

function Duty({ morning, language }: Part) {
  const words = morningWords(language);
  const { duty, now, dueAt } = morning;
  if (!duty) {
    const left = remainingName(remaining(now, dueAt), language);
    return (
      <Line icon="clock" title={words.dutyElsewhere(instantToMinute(dueAt, language), left)}>
        {words.dutyHint}
      </Line>
    );
  }
  const names = duty.people.join(listCommaOf(language));
  return (
    <Line icon="walk" title={names ? words.duty(names) : words.dutyNone} href="/duty">
      {joined(
        [
          duty.unmanned > 0 && duty.posts > 1 && words.unmanned(duty.unmanned, duty.posts),
          duty.gaps > 0 ? words.gaps(duty.gaps) : words.gapsNone,
        ],
        language,
      )}
    </Line>
  );
}
