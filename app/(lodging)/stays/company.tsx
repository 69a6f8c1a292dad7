import { Input, Select } from '#app/_ui/field.tsx';
import { PickGrid, PickRows } from '#app/_ui/pick.tsx';
import { kin, relations } from '#lib/report/terms.ts';
import { fieldWords, partWords } from '#lib/report/words-fields.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { labels } from '#lib/report/words-terms.ts';
import { Kept } from './kept.tsx';
import { Printed } from './papers.tsx';
import { optionsOf, type View } from './view.ts';

type Props = { view: View; row: number };

/** With whom: an adult, nobody, or several minors; the relation is asked of child and adult, a number only of no kin. */
export function Company({ view, row, adults }: Props & { adults: number }) {
  const { language, live } = view;
  const words = stayWords(language);
  const at = (part: string) => `stays.${row}.${part}`;
  const alone = view.get(at('alone'));
  const shows = !live || alone === 'no' || alone === '';
  return (
    <>
      {view.asks('alone') && (
        <PickRows
          id={at('alone')}
          legend={words.anyAdult}
          chosen={[alone]}
          problem={view.problem(at('alone'))}
          options={[
            { value: 'no', label: words.withAdult },
            { value: 'yes', label: words.byThemselves },
            { value: 'true', label: words.minorsTogether },
          ]}
        />
      )}
      {shows && (
        <Kept view={view} row={row} name="companions">
          {Array.from({ length: adults }, (_, n) => n).map((n) => (
            <Adult key={n} view={view} row={row} n={n} />
          ))}
        </Kept>
      )}
    </>
  );
}

function Adult({ view, row, n }: Props & { n: number }) {
  const { language, live } = view;
  const [parts, words] = [partWords(language), stayWords(language)];
  const at = (part: string) => `stays.${row}.companions.${n}.${part}`;
  const field = (part: string) => ({
    id: at(part),
    problem: view.problem(at(part)),
    hint: view.remark(at(part)),
    defaultValue: view.get(at(part)),
  });
  const relation = view.get(at('relation'));
  const isKin = kin.some((one) => one === relation);
  return (
    <section className="mate" aria-label={parts.companion(n + 1)}>
      <p className="mate__head">{parts.companion(n + 1)}</p>
      <div className="two">
        <Input label={parts.companionName} {...field('name')} />
        <Select
          label={parts.companionRelation}
          {...field('relation')}
          options={optionsOf(relations, labels(language).relation, stayPageWords(language).chooseOne)}
        />
      </div>
      <p className="hint">{isKin && live ? words.kinNumber : words.whoSaid}</p>
      {(!live || (relation !== '' && !isKin)) && (
        <Input
          label={parts.companionNumber}
          {...field('number')}
          className="num"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          below={<Printed view={view} row={row} name={at('number')} as={at('as_printed')} />}
        />
      )}
    </section>
  );
}

const guardians = kin;

/** The fold of a guardian who is there: name, relation, and whether they stay in the room; no call, no number. */
export function GuardianHere({ view, row }: Props) {
  const { language } = view;
  const [names, page] = [fieldWords(language), stayPageWords(language)];
  const [name, relation, together] = [
    `stays.${row}.guardian.name`,
    `ui.${row}.relation`,
    `ui.${row}.together`,
  ];
  return (
    <>
      <div className="two">
        <Input
          id={name}
          label={names.guardianName}
          problem={view.problem(name)}
          defaultValue={view.get(name)}
        />
        <Select
          id={relation}
          label={page.relation}
          problem={view.problem(relation)}
          defaultValue={view.get(relation) || 'parent'}
          options={optionsOf(guardians, labels(language).relation, page.chooseOne)}
        />
      </div>
      <PickGrid
        id={together}
        legend={page.staysWith}
        chosen={[view.get(together) || 'yes']}
        options={[
          { value: 'yes', label: page.together },
          { value: 'no', label: page.notTogether },
        ]}
      />
    </>
  );
}

/** Asks first what shortens everything else. Without script it sets the result of the call, which is the same thing. */
export function PresentFirst({ view, row }: Props) {
  const { language, live } = view;
  const [words, page] = [stayWords(language), stayPageWords(language)];
  const result = `stays.${row}.guardian.result`;
  const name = live ? `ui.${row}.present` : result;
  const chosen = live ? view.get(name) : view.get(result) === 'present' ? 'present' : 'none';
  return (
    <section className="step step--first">
      <PickRows
        id={`present-${row}`}
        name={name}
        legend={page.whoFirst}
        chosen={[chosen]}
        hint={words.presentHint}
        options={[
          { value: live ? 'yes' : 'present', label: words.present },
          { value: live ? 'no' : '', label: words.notPresent },
        ]}
      />
    </section>
  );
}
