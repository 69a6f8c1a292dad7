import type { ReactNode } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Step } from '#app/_ui/step.tsx';
import { listCommaOf } from '#lib/platform/i18n.ts';
import type { FieldKey, ToComplete } from '#lib/report/stay.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { Adults } from './adults.tsx';
import { GuardianHere, PresentFirst } from './company.tsx';
import { sharingOf } from './entries.ts';
import { type Judged, stops } from './judge.ts';
import { Papers } from './papers.tsx';
import { Guardian, Odd, RoomField, Times } from './room.tsx';
import type { View } from './view.ts';

type Props = {
  view: View;
  row: number;
  place: number;
  judged: Judged | null;
  tried: boolean;
  only: FieldKey[] | null;
  onCall: () => void;
  onTakeOff: (() => void) | null;
};

type Part = 'papers' | 'room' | 'company' | 'guardian';
const partOfAsk: Record<ToComplete, Part> = {
  room: 'room',
  number: 'papers',
  howChecked: 'papers',
  sex: 'papers',
  birthDate: 'papers',
  nationality: 'papers',
  company: 'company',
  companionName: 'company',
  companionRelation: 'company',
  companionNumber: 'company',
  guardianName: 'guardian',
  guardianPhone: 'guardian',
  callResult: 'guardian',
  call: 'guardian',
};
/** The part in which a result of this row is shown; another row's belongs to none. */
function partOfField(field: string, row: number): Part | 'none' {
  const path = field.startsWith(`stays.${row}.`) ? field.slice(`stays.${row}.`.length) : '';
  if (path.startsWith('child.')) return path === 'child.name' ? 'none' : 'papers';
  if (/^(room|check_in|planned_check_out)$/.test(path)) return path === 'check_in' ? 'none' : 'room';
  if (/^(alone|companions)/.test(path)) return 'company';
  return path.startsWith('guardian.') ? 'guardian' : 'none';
}

const keysOfPart: Record<Part, FieldKey[]> = {
  papers: ['name', 'describedAs', 'documentType', 'number', 'howChecked', 'sex', 'birthDate', 'nationality'],
  room: ['room', 'checkIn', 'plannedCheckOut'],
  company: ['alone', 'companions'],
  guardian: ['guardianName', 'guardianPhone', 'callResult', 'calledAt'],
};

/** One child. The first of a room is a card of steps; those who share its room are a line of papers under it. */
export function Row(props: Props) {
  const { view, row, place } = props;
  const sharing = view.live ? sharingOf([[`ui.${row}.same`, view.get(`ui.${row}.same`)]], row) : '';
  const folded = view.live && !view.amend && view.get(`ui.${row}.present`) === 'yes';
  const words = stayWords(view.language);
  return (
    <section className="stack stack--wide child" aria-label={words.child(place + 1)}>
      {(place > 0 || props.onTakeOff) && (
        <header className="child__head">
          <h2>{words.child(place + 1)}</h2>
          {view.live && props.onTakeOff && (
            <Button look="quiet" type="button" onClick={props.onTakeOff}>
              {stayPageWords(view.language).takeOff}
            </Button>
          )}
        </header>
      )}
      {sharing !== '' && <input type="hidden" name={`ui.${row}.same`} value={sharing} />}
      {sharing === 'room' && <SameRoom {...props} />}
      {sharing === 'group' && <SameGroup {...props} />}
      {sharing === '' && !view.amend && <PresentFirst view={view} row={row} />}
      {sharing === '' && (folded ? <TwoSteps {...props} /> : <FiveSteps {...props} />)}
    </section>
  );
}

function FiveSteps(props: Props) {
  const { view, row, only, onCall } = props;
  const words = stayWords(view.language);
  const steps: [Part, string, ReactNode][] = [
    ['papers', words.stepPapers, <Papers key="p" view={view} row={row} />],
    [
      'room',
      words.stepRoom,
      <div className="stack" key="r">
        <RoomField view={view} row={row} />
        <Times view={view} row={row} />
      </div>,
    ],
    ['company', words.stepCompany, <Adults key="c" view={view} row={row} />],
    ['guardian', words.stepGuardian, <Guardian key="g" view={view} row={row} onCall={onCall} />],
  ];
  const shown = steps.filter(([part]) => !only || keysOfPart[part].some((key) => only.includes(key)));
  return (
    <>
      {shown.map(([part, title, inside], n) => (
        <Step
          key={part}
          language={view.language}
          id={`s-${row}-${part}`}
          number={n + 1}
          title={title}
          missing={missing(props, [part])}
        >
          {inside}
        </Step>
      ))}
      {!only && (
        <Step language={view.language} id={`s-${row}-odd`} number={shown.length + 1} title={words.stepOdd}>
          <Odd view={view} row={row} />
        </Step>
      )}
    </>
  );
}

function TwoSteps(props: Props) {
  const { view, row } = props;
  const words = stayWords(view.language);
  const stop = listCommaOf(view.language);
  return (
    <>
      <Step
        language={view.language}
        id={`s-${row}-papers`}
        number={1}
        title={`${words.stepPapers}${stop}${view.language === 'en' ? words.stepRoom.toLowerCase() : words.stepRoom}`}
        missing={missing(props, ['papers', 'room', 'company', 'guardian'])}
      >
        <Papers view={view} row={row} />
        <div className="two">
          <RoomField view={view} row={row} />
        </div>
        <Times view={view} row={row} />
        <GuardianHere view={view} row={row} />
      </Step>
      <Step language={view.language} id={`s-${row}-odd`} number={2} title={words.stepOdd}>
        <Odd view={view} row={row} />
      </Step>
    </>
  );
}

function SameRoom(props: Props) {
  const { view, row } = props;
  const page = stayPageWords(view.language);
  const room = view.get(`ui.${row}.room`);
  return (
    <section className="step">
      <p className="hint">{page.sameRoom(room ? page.room(room) : page.noRoom)}</p>
      <Papers view={view} row={row} />
      <Odd view={view} row={row} />
    </section>
  );
}

function SameGroup(props: Props) {
  const { view, row } = props;
  return (
    <section className="step">
      <p className="hint">{stayWords(view.language).copyGroup}</p>
      <RoomField view={view} row={row} />
      <Papers view={view} row={row} />
      <Adults view={view} row={row} />
      <Odd view={view} row={row} />
    </section>
  );
}

/** 0 once a step is complete; how many places are missing only after sending was tried, so that nobody is scolded early. */
function missing({ judged, row, tried, view }: Props, parts: readonly Part[]): number | undefined {
  const found = judged?.rows.find((one) => one.row === row);
  if (!found || !view.live) return undefined;
  const asked = found.toComplete.filter((ask) => parts.includes(partOfAsk[ask])).length;
  const unnamed = parts.includes('papers') && !view.get(`stays.${row}.child.name`) ? 1 : 0;
  const untimed = parts.includes('room') && !view.get(`stays.${row}.check_in`) ? 1 : 0;
  const wrong = stops(judged?.problems ?? []).filter(({ field = '' }) =>
    parts.some((part) => part === partOfField(field, row)),
  );
  const count = asked + unnamed + untimed + wrong.length;
  return count === 0 || tried ? count : undefined;
}
