import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import type { Query } from '#app/_ui/address.ts';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Icon } from '#app/_ui/icons.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { roleName } from '#lib/identity/words-roles.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { type SearchAnswer, searchAll } from '#lib/overview/search.ts';
import { boardWords } from '#lib/overview/words.ts';
import { searchWords } from '#lib/overview/words-search.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { phoneText } from '../phone.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: searchWords(await languageOfRequest()).title };
}

/** One field for lodgings, their people, units and police within reach; a plain form, so it works without script. */
export default async function Search({ searchParams }: { searchParams: Promise<Query> }) {
  const given = await searchParams;
  const asked = [given.q].flat()[0]?.slice(0, 200) ?? '';
  const language = await languageOfRequest();
  const words = searchWords(language);
  const answer = await enter('lodging:read', (pass) => searchAll(pass, asked));
  return (
    <div className="page stack">
      <PageHead title={words.title} />
      <search>
        <form className="searchform" action="/search" method="get">
          <input
            className="input"
            type="search"
            name="q"
            id="q"
            aria-label={words.label}
            aria-describedby="q-hint"
            placeholder={words.label}
            defaultValue={asked}
            maxLength={80}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button look="lamp">{words.go}</Button>
          <p className="small soft" id="q-hint">
            {words.hint}
          </p>
        </form>
      </search>
      {asked.trim() !== '' && <Answer {...{ answer, language }} />}
    </div>
  );
}

function Answer({ answer, language }: { answer: SearchAnswer; language: Language }) {
  const words = searchWords(language);
  const { lodgings, people, units, police } = answer;
  const found = lodgings.length + people.length + units.length + police.length;
  if (answer.short) return <Empty icon="search" title={words.short} />;
  if (found === 0) {
    return (
      <Empty icon="search" title={words.none}>
        {words.noneHint}
      </Empty>
    );
  }
  return (
    <>
      <p role="status" className="soft">
        {words.found(found)} {answer.more && words.more}
      </p>
      <Group id="lodgings" title={words.lodgings} count={lodgings.length}>
        {lodgings.map(({ code, name, category, township }) => (
          <Line key={code} title={name} href={`/lodgings/${encodeURIComponent(code)}`}>
            {[categoryName(category, language), township, code].join(' · ')}
          </Line>
        ))}
      </Group>
      <Group id="people" title={words.people} count={people.length}>
        {people.map((one) => (
          <Person key={one.key} {...{ one, language }} />
        ))}
      </Group>
      <Group id="units" title={words.units} count={units.length}>
        {units.map(({ id, kind, name, above }) => (
          <Line key={id} title={name} href={`/board?${new URLSearchParams({ [kind]: id })}`}>
            {[words[kind], kind === 'beat' && above].filter(Boolean).join(' · ')}
          </Line>
        ))}
      </Group>
      <Group id="police" title={words.police} count={police.length}>
        {police.map(({ name, role, unit }) => (
          <Line key={`${name} ${role} ${unit}`} title={name}>
            {[unit, roleName(language, role, null)].join(' · ')}
          </Line>
        ))}
      </Group>
    </>
  );
}

function Person({ one, language }: { one: SearchAnswer['people'][number]; language: Language }) {
  const { name, kind, phone, lodging } = one;
  return (
    <div className="line">
      <div>
        <b>{name}</b> <span className="small soft">{searchWords(language)[kind]}</span>
        <p>
          <a href={`/lodgings/${encodeURIComponent(lodging.code)}`}>{lodging.name}</a>
        </p>
      </div>
      {phone && (
        <LinkButton
          mini
          href={`tel:${phone}`}
          aria-label={boardWords(language).callPerson(name, phoneText(phone))}
        >
          <Icon name="phone" />
          <span className="num">{phoneText(phone)}</span>
        </LinkButton>
      )}
    </div>
  );
}

function Group(props: { id: string; title: string; count: number; children: ReactNode }) {
  if (props.count === 0) return null;
  return (
    <Panel id={props.id} title={props.title} flush>
      <div className="lines">{props.children}</div>
    </Panel>
  );
}
