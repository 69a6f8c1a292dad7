import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import type { Query } from './address.ts';
import type { Option } from './field.tsx';
import { uiWords } from './words.ts';

/**
 * Filters as a form that writes the address. `keep` are keys of the query that travel along (day, sort);
 * the page number does not, since another list begins at its first page.
 */
export function Filters(props: {
  language: Language;
  action: string;
  keep?: Query;
  resetHref?: string;
  children: ReactNode;
}) {
  const words = uiWords(props.language);
  const kept = Object.entries(props.keep ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one ?? ''] as const),
  );
  return (
    <search>
      <form className="filters" action={props.action} method="get">
        {kept
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        {props.children}
        <button className="btn" type="submit">
          {words.apply}
        </button>
        {props.resetHref && (
          <a className="filters__reset" href={props.resetHref}>
            {words.reset}
          </a>
        )}
      </form>
    </search>
  );
}

/** One filter to choose from; the option with value '' is "all". */
export function FilterSelect(props: {
  name: string;
  label: string;
  value?: string;
  options: readonly Option[];
}) {
  return (
    <select className="select" name={props.name} aria-label={props.label} defaultValue={props.value ?? ''}>
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** One filter to type. The label is also shown inside, since a row of filters has no room for labels above. */
export function FilterSearch(props: { name: string; label: string; value?: string }) {
  return (
    <input
      className="input"
      type="search"
      name={props.name}
      aria-label={props.label}
      placeholder={props.label}
      defaultValue={props.value}
      maxLength={80}
    />
  );
}
