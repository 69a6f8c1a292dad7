import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { heldOf } from '#app/(police)/held.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lodgingsPerBeat } from '#lib/lodging/counts.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Unit, unitsOf } from '#lib/registry/queries.ts';
import { unitKindName } from '#lib/registry/words.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import css from '../../office.module.css';
import { addUnit, saveUnit } from '../actions.ts';
import { RegistryTabs, unitChoices } from '../parts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: registryWords(await languageOfRequest()).units };
}

/** The tree of units: county, stations with their beats, posts; each with how many lodgings lie in it. */
export default async function Units({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { units, counts } = await enter('registry:read', async (pass) => ({
    units: await unitsOf(pass),
    counts: await lodgingsPerBeat(pass),
  }));
  const language = await languageOfRequest();
  const words = registryWords(language);
  const held = await heldOf(['registry:write']);
  const chosen = units.find(({ id }) => id === query.unit);
  const roots = units.filter(({ parentId }) => parentId === null);
  const tree = { language, units, counts, chosen: chosen?.id, writes: held.has('registry:write') };
  return (
    <>
      <PageHead title={words.title} />
      <RegistryTabs language={language} here="units" />
      <Done done={query.done} said={{ unitSaved: words.unitSaved }} />
      <div className="cols cols--flat">
        <Panel id="units" title={words.units}>
          <p className="hint">{words.unitsHint}</p>
          {roots.map((root) => (
            <div key={root.id} className={css.tree}>
              <Node unit={root} {...tree} />
              <ul className={css.roots}>
                {units
                  .filter(({ parentId }) => parentId === root.id)
                  .map((unit) => (
                    <Branch key={unit.id} unit={unit} {...tree} />
                  ))}
              </ul>
            </div>
          ))}
        </Panel>
        {tree.writes &&
          (chosen ? <Change unit={chosen} language={language} /> : <Add {...{ units, language }} />)}
      </div>
    </>
  );
}

type Tree = {
  language: Language;
  units: readonly Unit[];
  counts: Record<string, number>;
  chosen?: string;
  writes: boolean;
};

function lodgingsIn(unit: Unit, units: readonly Unit[], counts: Record<string, number>): number {
  const below = units.filter(({ parentId }) => parentId === unit.id);
  return (counts[unit.id] ?? 0) + below.reduce((sum, one) => sum + lodgingsIn(one, units, counts), 0);
}

function Branch(props: Tree & { unit: Unit }) {
  const below = props.units.filter(({ parentId }) => parentId === props.unit.id);
  return (
    <li>
      <Node {...props} />
      {below.length > 0 && (
        <ul>
          {below.map((unit) => (
            <Branch key={unit.id} {...props} unit={unit} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Node({ unit, language, units, counts, chosen, writes }: Tree & { unit: Unit }) {
  const words = registryWords(language);
  const count = lodgingsIn(unit, units, counts);
  return (
    <div className={css.node}>
      {writes ? (
        <a
          href={`/registry/units?unit=${unit.id}#change`}
          aria-current={unit.id === chosen ? 'true' : undefined}
        >
          {unit.name}
        </a>
      ) : (
        <span>{unit.name}</span>
      )}
      {unit.kind !== 'post' && (
        <a
          className="small"
          href={unit.kind === 'county' ? '/registry' : `/registry?unit=${unit.id}`}
          aria-label={words.lodgingsOf(unit.name, count)}
        >
          {words.carried(count)}
        </a>
      )}
      <span className="faint small">
        {[unit.kind === 'post' ? unitKindName('post', language) : null, unit.code, unit.phone]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}

function Change({ unit, language }: { unit: Unit; language: Language }) {
  const words = registryWords(language);
  return (
    <Panel
      id="change"
      title={words.unitChange}
      end={
        <LinkButton mini href="/registry/units">
          {words.cancel}
        </LinkButton>
      }
      first
    >
      <AskForm
        key={unit.id}
        id="unit"
        language={language}
        action={saveUnit}
        submit={words.save}
        hidden={{ unit_id: unit.id }}
        asks={[
          { name: 'name', label: words.name, kind: 'text', value: unit.name },
          { name: 'phone', label: words.unitPhone, kind: 'tel', value: unit.phone ?? undefined },
        ]}
      />
    </Panel>
  );
}

function Add({ units, language }: { units: readonly Unit[]; language: Language }) {
  const words = registryWords(language);
  const kinds = (['beat', 'station', 'post'] as const).map((value) => ({
    value,
    label: unitKindName(value, language),
  }));
  const parents = unitChoices(units, ['county', 'station']);
  return (
    <Panel id="add" title={words.unitNew}>
      <AskForm
        id="unit"
        language={language}
        action={addUnit}
        submit={words.unitAdd}
        asks={[
          { name: 'kind', label: words.unitKind, kind: 'select', value: 'beat', options: kinds },
          {
            name: 'parent_id',
            label: words.parent,
            kind: 'select',
            value: parents[1]?.value ?? parents[0]?.value,
            options: parents,
          },
          { name: 'code', label: words.code, kind: 'text', hint: words.codeHint },
          { name: 'name', label: words.name, kind: 'text' },
          { name: 'phone', label: words.unitPhone, kind: 'tel' },
        ]}
      />
    </Panel>
  );
}
