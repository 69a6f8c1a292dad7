import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { checkStay, type StayDraft } from '#lib/report/check-stay.ts';
import { levelOf } from '#lib/report/codes.ts';
import { type Evidence, fiveMusts, type Must } from '#lib/report/five-musts.ts';
import { bodyOfForm } from '#lib/report/form-body.ts';
import type { StayFlag, StayValues, ToComplete } from '#lib/report/stay.ts';
import { type Entries, rowsOf, sharedParts, sharingOf, textOf } from './entries.ts';

/** Fields of the form that are no part of the return. */
const control = ['request_key', 'form_token', 'back', 'lodging', 'night'];

type Body = { stays?: StayDraft[] } & Record<string, unknown>;

/** What a browser with script sends: rows without gaps, each with what it shares, the fold of a present guardian unfolded. */
export function bodyOf(entries: Entries, groupKey: string): Body {
  const rows = rowsOf(entries);
  const whole = entries.filter(([name]) => !/^(stays|ui)\./.test(name));
  const stays = rows.flatMap((row, place) =>
    partsOf(entries, rows, row, rows.length > 1 ? groupKey : '').map(([part, value]): [string, string] => [
      `stays.${place}.${part}`,
      value,
    ]),
  );
  return bodyOfForm([...whole, ...stays], control) as Body;
}

function partsOf(entries: Entries, rows: readonly number[], row: number, group: string): Entries {
  const above = rows.filter((one) => one <= row);
  const head = (until: (sharing: string) => boolean) =>
    above.findLast((one) => until(sharingOf(entries, one))) ?? row;
  const roomHead = head((sharing) => sharing !== 'room');
  const groupHead = head((sharing) => sharing === '');
  const own = entries.flatMap(([name, value]): Entries => {
    const prefix = `stays.${row}.`;
    return name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [];
  });
  const shared = [
    ...(groupHead === row ? [] : sharedParts(entries, groupHead, 'group')),
    ...(roomHead === row ? [] : companyOf(entries, roomHead)),
  ];
  const grouped: Entries = group && !own.some(([part]) => part === 'group') ? [['group', group]] : [];
  const parts = [...shared, ...own, ...grouped];
  const present = textOf(entries, `ui.${groupHead}.present`) === 'yes';
  return present ? unfolded(entries, parts, groupHead, roomHead === groupHead) : withoutAdults(parts);
}

function companyOf(entries: Entries, row: number): Entries {
  return sharedParts(entries, row, 'room').filter(([part]) => /^(room|alone|companions\.)/.test(part));
}

/** A guardian who is there: no call was made; whether they stay in the room was asked beside the name. */
function unfolded(entries: Entries, parts: Entries, head: number, sameRoom: boolean): Entries {
  const name = textOf(entries, `stays.${head}.guardian.name`);
  const relation = textOf(entries, `ui.${head}.relation`);
  const stays = sameRoom && textOf(entries, `ui.${head}.together`) !== 'no';
  const rest = parts.filter(([part]) => !/^guardian\.(result|called_at|phone)$/.test(part));
  const alone = sameRoom ? rest.filter(([part]) => !/^(alone|companions\.)/.test(part)) : withoutAdults(rest);
  const adult: Entries =
    stays && (name || relation)
      ? [
          ['companions.0.name', name],
          ['companions.0.relation', relation],
        ]
      : [];
  const byThemselves: Entries = sameRoom && !stays ? [['alone', 'yes']] : [];
  return [...alone, ...adult, ...byThemselves, ['guardian.result', 'present']];
}

/** Whoever is said to stay alone has no adults: what was typed of them before is kept on the page and not sent. */
function withoutAdults(parts: Entries): Entries {
  const alone = parts.findLast(([part]) => part === 'alone')?.[1];
  return alone === 'yes' || alone === 'true'
    ? parts.filter(([part]) => !part.startsWith('companions.'))
    : parts;
}

export type Judged = {
  problems: Problem[];
  /** by row of the form */
  rows: {
    row: number;
    begun: boolean;
    toComplete: ToComplete[];
    flags: StayFlag[];
    musts: Record<Must, Evidence>;
  }[];
};

/** Judges what stands in the form as the house will, problems named by the form's own rows. */
export function judge(
  entries: Entries,
  groupKey: string,
  context: { night: BusinessDay; now: Date; existing: StayValues | null },
): Judged {
  const rows = rowsOf(entries);
  const stays = bodyOf(entries, groupKey).stays ?? [];
  const judged = rows.map((row, place) => {
    const draft = stays[place] ?? { child: {} };
    const input: StayDraft = { ...draft, child: draft.child ?? {} };
    const checked = checkStay(input, { ...context, row });
    const musts = fiveMusts({
      stay: { ...told(input), ...(checked.stay ?? {}) },
      flags: checked.flags,
      identified: false,
      patrol: null,
      suspicious: (input.suspicion?.length ?? 0) > 0,
      incidentNumber: null,
    });
    return { row, checked, musts };
  });
  return {
    problems: atHome(
      entries,
      judged.flatMap(({ checked }) => checked.problems),
    ),
    rows: judged.map(({ row, checked, musts }) => ({
      row,
      begun: context.existing !== null || hasChild(entries, row),
      toComplete: checked.toComplete,
      flags: checked.flags,
      musts,
    })),
  };
}

/** Results beside the control that was typed into: what rows share is said once, in the row that shows it. */
export function atHome<T extends { code: string; field?: string }>(
  entries: Entries,
  problems: readonly T[],
): T[] {
  const seen = new Set<string>();
  return problems.flatMap((problem) => {
    const field = problem.field && homeOf(entries, problem.field);
    const key = `${problem.code} ${field}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...problem, field }];
  });
}

function homeOf(entries: Entries, field: string): string {
  const [, text, part] = /^stays\.(\d+)\.(.+)$/.exec(field) ?? [];
  if (text === undefined || part === undefined) return field;
  const above = rowsOf(entries).filter((row) => row <= Number(text));
  const head = (sharing: (one: string) => boolean) =>
    above.findLast((row) => sharing(sharingOf(entries, row))) ?? Number(text);
  const groupHead = head((sharing) => sharing === '');
  const roomHead = head((sharing) => sharing !== 'room');
  const folded = roomHead === groupHead && textOf(entries, `ui.${groupHead}.present`) === 'yes';
  if (folded && part === 'companions.0.relation') return `ui.${groupHead}.relation`;
  if (folded && part === 'companions.0.name') return `stays.${groupHead}.guardian.name`;
  if (/^(check_in|planned_check_out|guardian\.)/.test(part)) return `stays.${groupHead}.${part}`;
  return /^(room|alone|companions\.)/.test(part) ? `stays.${roomHead}.${part}` : field;
}

function hasChild(entries: Entries, row: number): boolean {
  const said = ['name', 'number', 'described_as'].map((part) =>
    textOf(entries, `stays.${row}.child.${part}`),
  );
  return said.some((text) => text !== '');
}

/** What the five musts look at, from a stay that does not pass yet. */
function told({ child, alone, companions, guardian }: StayDraft) {
  return {
    documentType: child.document_type ?? ('none' as const),
    number: child.number ?? null,
    howChecked: child.how_checked ?? null,
    alone: alone ?? null,
    companions: (companions ?? []).map(({ name, relation, number }) => ({
      name: name ?? null,
      relation: relation ?? null,
      number: number ?? null,
      asPrinted: false,
    })),
    callResult: guardian?.result ?? null,
    guardianName: guardian?.name ?? null,
    guardianPhone: guardian?.phone ?? null,
  };
}

/** The errors among results: what stops the sending. */
export function stops(problems: readonly Problem[]): Problem[] {
  return problems.filter((one) => levelOf(one) === 'error');
}
