import { Input, Select } from '#app/_ui/field.tsx';
import { PickGrid } from '#app/_ui/pick.tsx';
import { addDays, endOf, startOf } from '#lib/clock/business-day.ts';
import { dateName, nightName } from '#lib/clock/words.ts';
import { callResults, noCallResults, suspicions } from '#lib/report/terms.ts';
import { limits } from '#lib/report/text.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { labels } from '#lib/report/words-terms.ts';
import { localTime } from './entries.ts';
import { Kept } from './kept.tsx';
import type { View } from './view.ts';

type Props = { view: View; row: number };
const longestOffered = 14;

function fieldsOf(view: View, row: number) {
  return (part: string) => {
    const id = `stays.${row}.${part}`;
    return { id, problem: view.problem(id), hint: view.remark(id), defaultValue: view.get(id) };
  };
}

/** The room of a card. */
export function RoomField({ view, row }: Props) {
  if (!view.asks('room')) return null;
  return (
    <Input
      label={fieldWords(view.language).room}
      {...fieldsOf(view, row)('room')}
      className="num"
      maxLength={limits.room * 2}
    />
  );
}

/** Check-in within the night, and how many nights; the desk asks each noon about one who did not say. */
export function Times({ view, row }: Props) {
  const { language, night } = view;
  const [names, words, page] = [fieldWords(language), stayWords(language), stayPageWords(language)];
  const field = fieldsOf(view, row);
  const planned = view.get(`stays.${row}.planned_check_out`);
  const nights = Array.from({ length: longestOffered }, (_, n) => {
    const date = addDays(night, n + 1);
    return { value: `${date}T12:00`, label: page.until(words.nights(n + 1), dateName(date, language)) };
  });
  const other =
    planned && !nights.some(({ value }) => value === planned)
      ? [{ value: planned, label: planned.replace('T', ' ') }]
      : [];
  return (
    <>
      {view.asks('checkIn') && (
        <Input
          label={names.checkIn}
          {...field('check_in')}
          hint={view.remark(`stays.${row}.check_in`) ?? words.nightHint(nightName(night, language))}
          type="datetime-local"
          required={!view.live}
          min={localTime(startOf(night))}
          max={localTime(new Date(endOf(night).getTime() - 60_000))}
        />
      )}
      {view.asks('plannedCheckOut') && (
        <Select
          label={words.nightsStaying}
          {...field('planned_check_out')}
          options={[{ value: '', label: page.notSaid }, ...nights, ...other]}
        />
      )}
    </>
  );
}

/** The call to the guardian and its result; two results mean that the desk must not call. */
export function Guardian({ view, row, onCall }: Props & { onCall: () => void }) {
  const { language, live } = view;
  const [names, words, page] = [fieldWords(language), stayWords(language), stayPageWords(language)];
  const field = fieldsOf(view, row);
  const result = view.get(`stays.${row}.guardian.result`);
  const noCall = live && noCallResults.some((one) => one === result);
  const phone = view.get(`stays.${row}.guardian.phone`);
  const callable = live && /^[+\d][\d -]{6,}$/.test(phone) && !view.problem(`stays.${row}.guardian.phone`);
  const offered = callResults.filter((one) => one !== 'present' || view.amend);
  return (
    <>
      {!noCall && (
        <>
          <Kept view={view} row={row} name="guardianName">
            <Input label={names.guardianName} {...field('guardian.name')} />
          </Kept>
          <Kept view={view} row={row} name="guardianPhone">
            <Input
              label={names.guardianPhone}
              {...field('guardian.phone')}
              className="num"
              type="tel"
              beside={
                callable ? (
                  <a className="btn btn--act" href={`tel:${phone.replace(/[ -]/g, '')}`} onClick={onCall}>
                    {words.call}
                  </a>
                ) : undefined
              }
            />
          </Kept>
        </>
      )}
      {view.asks('callResult') && (
        <PickGrid
          id={`stays.${row}.guardian.result`}
          legend={words.callResultAsk}
          chosen={[result]}
          problem={view.problem(`stays.${row}.guardian.result`)}
          options={offered.map((value) => ({ value, label: labels(language).callResult[value] }))}
        />
      )}
      {noCall && result === 'child_afraid' && (
        <a className="report-now" href="/report-now">
          <span>
            {page.afraidDo}
            <small>{page.reportCall}</small>
          </span>
        </a>
      )}
      {!noCall && view.asks('calledAt') && (
        <Input
          label={names.calledAt}
          {...field('guardian.called_at')}
          hint={page.callThen}
          type="datetime-local"
        />
      )}
    </>
  );
}

/** Closed until opened: only what was seen with one's own eyes, stored apart from the stay. */
export function Odd({ view, row }: Props) {
  const { language } = view;
  const [names, words, page] = [fieldWords(language), stayWords(language), stayPageWords(language)];
  const ticked = view.all(`stays.${row}.suspicion`);
  const note = `stays.${row}.note`;
  return (
    <>
      {!view.amend && (
        <details className="fold fold--in" open={ticked.length > 0}>
          <summary>
            {page.oddClosed}
            <small>{page.oddOpen}</small>
          </summary>
          <PickGrid
            id={`stays.${row}.suspicion`}
            legend={words.oddHint}
            many
            chosen={ticked}
            options={suspicions.map((value) => ({ value, label: labels(language).suspicion[value] }))}
          />
          <a className="report-now" href="/report-now">
            <span>{page.reportCall}</span>
          </a>
        </details>
      )}
      <Kept view={view} row={row} name="note">
        <details className="fold fold--in" open={view.get(note) !== ''}>
          <summary>{page.alsoNote}</summary>
          <Input
            label={names.note}
            id={note}
            problem={view.problem(note)}
            hint={view.remark(note)}
            defaultValue={view.get(note)}
          />
        </details>
      </Kept>
    </>
  );
}
