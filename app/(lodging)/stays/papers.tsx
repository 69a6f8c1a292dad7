import { Input, Select } from '#app/_ui/field.tsx';
import { Pick } from '#app/_ui/pick.tsx';
import { ageOn } from '#lib/clock/age.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { dateNameWithYear } from '#lib/clock/words.ts';
import { documentRules, readDocumentNumber, tellsBirth } from '#lib/report/documents.ts';
import { regionName } from '#lib/report/regions.ts';
import { type DocumentType, documentTypes, howCheckedWays, sexes } from '#lib/report/terms.ts';
import { limits } from '#lib/report/text.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { labels } from '#lib/report/words-terms.ts';
import { Kept } from './kept.tsx';
import { Keypad } from './keypad.tsx';
import { optionsOf, type View } from './view.ts';

type Props = { view: View; row: number };

/** The child's paper: type, number with what it tells, how it was checked; nothing the number tells is asked again. */
export function Papers({ view, row }: Props) {
  const { language, live } = view;
  const [names, words, page] = [fieldWords(language), stayWords(language), stayPageWords(language)];
  const lists = labels(language);
  const at = (part: string) => `stays.${row}.child.${part}`;
  const field = (part: string) => ({
    id: at(part),
    problem: view.problem(at(part)),
    hint: view.remark(at(part)),
    defaultValue: view.get(at(part)),
  });
  const typed = view.get(at('document_type'));
  const type: DocumentType = documentTypes.find((one) => one === typed) ?? 'resident_id';
  const reading = readDocumentNumber(type, view.get(at('number')), addDays(view.night, 1));
  const tells = reading.birthDate !== null && reading.number.length === 18;
  const typedBirth = view.amend || type === 'none' || !tellsBirth(type) || view.get(at('as_printed')) !== '';
  const asksNationality = documentRules[type].asksNationality || !live;
  return (
    <>
      <Kept view={view} row={row} name="name">
        <Input label={names.name} {...field('name')} maxLength={limits.name * 2} />
      </Kept>
      {(view.asks('name') || view.asks('describedAs')) && (
        <details className="fold fold--in" open={view.get(at('described_as')) !== ''}>
          <summary>{words.unknownName}</summary>
          <Input label={names.describedAs} {...field('described_as')} />
        </details>
      )}
      {view.asks('documentType') && (
        <Select
          label={names.documentType}
          {...field('document_type')}
          options={optionsOf(documentTypes, lists.documentType, page.chooseOne)}
        />
      )}
      {type === 'none' && live && <p className="hint">{words.noDocument}</p>}
      <Kept view={view} row={row} name="number">
        <Input
          label={names.number}
          {...field('number')}
          className="num"
          inputMode="text"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          beside={live ? <Keypad language={language} target={at('number')} /> : undefined}
          below={<Printed view={view} row={row} name={at('number')} as={at('as_printed')} />}
        />
      </Kept>
      {tells && (
        <div className="derived" role="status">
          <p className="small soft">{words.toldByNumber}</p>
          <p className="num">{grouped(reading.number)}</p>
          <p>
            <b>
              {reading.birthDate &&
                reading.sex &&
                words.toldPerson(
                  lists.sex[reading.sex],
                  ageOn(reading.birthDate, view.night),
                  dateNameWithYear(reading.birthDate, language),
                )}
            </b>
          </p>
          {reading.region && <p>{words.toldHome(regionName(reading.region, language))}</p>}
        </div>
      )}
      {view.asks('howChecked') && type !== 'none' && (
        <Select
          label={names.howChecked}
          {...field('how_checked')}
          options={optionsOf(howCheckedWays, lists.howChecked, page.chooseOne)}
        />
      )}
      {((!tells && typedBirth) || !live) && (
        <div className="two">
          {view.asks('sex') && (
            <Select
              label={names.sex}
              {...field('sex')}
              options={optionsOf(sexes, lists.sex, page.chooseOne)}
            />
          )}
          {view.asks('birthDate') && (
            <Kept view={view} row={row} name="birthDate">
              <Input label={names.birthDate} {...field('birth_date')} type="date" />
            </Kept>
          )}
        </div>
      )}
      {view.asks('nationality') && asksNationality && (
        <Input
          label={names.nationality}
          {...field('nationality')}
          autoCapitalize="characters"
          maxLength={3}
        />
      )}
    </>
  );
}

/** "It is printed so": offered where a checksum or a birth date stops, never before. */
export function Printed({ view, row, name, as }: Props & { name: string; as: string }) {
  const code = view.problem(name)?.code;
  const ticked = view.get(as) !== '';
  if (!ticked && code !== 'M-101' && code !== 'M-102') return null;
  return (
    <Pick
      key={row}
      type="checkbox"
      name={as}
      id={as}
      value="yes"
      defaultChecked={ticked}
      label={fieldWords(view.language).asPrinted}
    />
  );
}

/** 430524 20100307 0012: read against the card as the card is read. */
function grouped(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
}
