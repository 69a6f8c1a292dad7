import { type TabItem, Tabs } from '#app/_ui/tabs.tsx';
import { heldOf } from '#app/(police)/held.ts';
import type { Category, Status } from '#lib/lodging/terms.ts';
import { categories, statuses } from '#lib/lodging/terms.ts';
import { categoryName, statusName } from '#lib/lodging/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Township, Unit } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';

type Part = 'lodgings' | 'units' | 'tags' | 'imports';
const pages = [
  ['lodgings', '/registry', 'registry:read'],
  ['units', '/registry/units', 'registry:read'],
  ['tags', '/registry/tags', 'tag:write'],
  ['imports', '/registry/import', 'registry:read'],
] as const;

/** The parts of the registry that the reader's roles open. */
export async function RegistryTabs({ language, here }: { language: Language; here: Part }) {
  const held = await heldOf(['registry:read', 'tag:write']);
  const words = registryWords(language);
  const items: TabItem[] = pages
    .filter(([, , permission]) => held.has(permission))
    .map(([part, href]) => ({ href, label: words[part], current: part === here }));
  return (
    <div className="panel">
      <Tabs label={words.parts} items={items} />
    </div>
  );
}

type Choice = { value: string; label: string };

export const categoryChoices = (language: Language): Choice[] =>
  categories.map((value: Category) => ({ value, label: categoryName(value, language) }));

export const statusChoices = (language: Language): Choice[] =>
  statuses.map((value: Status) => ({ value, label: statusName(value, language) }));

export const townshipChoices = (townships: readonly Township[]): Choice[] =>
  townships.map(({ code, name }) => ({ value: code, label: name }));

/** A beat with its station's name before it, unless its own begins with that; a dash where there is none. */
export function beatName(units: readonly Unit[], id: string | null): string {
  const beat = units.find((unit) => unit.id === id);
  const station = units.find((unit) => unit.id === beat?.parentId);
  if (!beat) return '—';
  return !station || beat.name.startsWith(station.name) ? beat.name : `${station.name} ${beat.name}`;
}

/** Stations with their beats behind them, each beat with the station's name, since a list shows one line at a time. */
export function unitChoices(units: readonly Unit[], kinds: readonly Unit['kind'][]): Choice[] {
  const stations = units.filter(({ kind }) => kind === 'station');
  const beatsOf = (id: string) => units.filter((unit) => unit.kind === 'beat' && unit.parentId === id);
  const county = units.filter(({ kind }) => kind === 'county');
  return [...county, ...stations.flatMap((station) => [station, ...beatsOf(station.id)])]
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, kind, name }) => ({ value: id, label: kind === 'beat' ? beatName(units, id) : name }));
}
