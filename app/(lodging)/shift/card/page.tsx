import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { parentDrafts } from '#lib/lodging/parent-draft.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { deskOf } from '#lib/report/desk.ts';
import { filedBetween, type Shift, shiftsHere } from '#lib/report/shift/shift.ts';
import { shiftWords } from '#lib/report/shift/words.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { handOver } from './actions.ts';
import { FiledLines, OpenNights, RoomsInHouse } from './parts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: shiftWords(await languageOfRequest()).title };
}

/** The hand-over card of a shared desk: what the last shift left, what this one has done, what is open; then the hand-over. */
export default async function ShiftCard() {
  const { running, before, filed, filedBefore } = await enter('shift:keep', async (pass) => {
    const { running, before } = await shiftsHere(pass);
    const of = ({ lodgingId, beganAt, endedAt }: Shift) =>
      filedBetween(pass, lodgingId, beganAt, endedAt ?? pass.now);
    return { running, before, filed: await of(running), filedBefore: before ? await of(before) : [] };
  });
  const { desk, typed } = await enter('desk:read', async (pass) => {
    const desk = await deskOf(pass, undefined);
    return { desk, typed: (await parentDrafts(pass, desk.house.id)).length };
  });
  const { language, preferences } = await frameOf();
  const words = shiftWords(language);
  const code = desk.house.code;
  return (
    <LodgingShell
      language={language}
      preferences={{ ...preferences, back: '/shift/card' }}
      lodging={{ name: desk.house.name, count: 1, switchHref: at('/desk', code) }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
          <p className="soft">
            {words.onShift(running.by)} · {words.since(instantToMinute(running.beganAt, language))}
          </p>
        </div>
      }
      dock={dockOf(language, code, 'desk')}
    >
      {before && (
        <Block id="before" title={words.before(before.by)}>
          <div className="card">
            <Line icon="chat" title={before.note ?? words.noNote}>
              {spanOf(before, language)}
            </Line>
          </div>
        </Block>
      )}
      <OpenNights language={language} desk={desk} />
      <RoomsInHouse language={language} desk={desk} typed={typed} />
      {before && (
        <FiledLines id="filed-before" title={words.filedBefore} {...{ language, code, filed: filedBefore }} />
      )}
      <FiledLines id="filed" title={words.filed} {...{ language, code, filed }} />
      <LinkButton look="lamp" wide href={at('/desk', code)}>
        {words.toDesk}
      </LinkButton>
      <Block id="end" title={words.handOver}>
        <div className="card pad">
          <AskForm
            id="hand-over"
            language={language}
            action={handOver}
            look="act"
            submit={words.end}
            asks={[{ name: 'note', label: words.note, kind: 'paragraph', hint: words.noteHint }]}
          />
        </div>
      </Block>
    </LodgingShell>
  );
}

function spanOf({ beganAt, endedAt }: Shift, language: Language): string {
  const from = instantToMinute(beganAt, language);
  return endedAt ? shiftWords(language).span(from, instantToMinute(endedAt, language)) : from;
}
