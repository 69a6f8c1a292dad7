import type { ReactNode } from 'react';
import { FilterSelect } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Pick, PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { nightShort } from '#lib/clock/words.ts';
import { categories } from '#lib/lodging/terms.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { emptyGroup, type Group, mostGroups } from '#lib/notice/audience/choice.ts';
import { fieldOf } from '#lib/notice/audience/form.ts';
import { filingNight } from '#lib/notice/audience/resolve.ts';
import { filingStates } from '#lib/notice/terms.ts';
import { filingName, rolesName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { dropAudience, keepIt, take } from '../actions.ts';
import { Tree } from './tree.tsx';
import type { Shared } from './view.ts';

const roleSets = ['owner,staff', 'owner', 'staff', 'officer', 'chief', 'owner,staff,officer'];

/** The second step: groups of conditions, who at the lodgings, saved audiences. A correction keeps the list it has. */
export function AudienceStep(props: Shared) {
  const { told, ground, language } = props;
  const { notice } = told;
  const words = composeWords(language);
  if (notice.follows)
    return (
      <Panel id="choose" title={words.choose}>
        {words.correction}
      </Panel>
    );
  const groups = notice.audience?.groups ?? [emptyGroup];
  const shown = [...groups, ...(groups.length < mostGroups ? [emptyGroup] : [])];
  return (
    <>
      <Panel id="choose" title={words.choose}>
        <AskForm
          key={notice.listedAt?.toISOString() ?? 'new'}
          id="audience"
          language={language}
          action={take}
          look="lamp"
          submit={words.take}
          hidden={{ notice: notice.id }}
          asks={[
            {
              name: 'roles',
              label: words.roles,
              kind: 'select',
              value: notice.audience?.roles.join(',') ?? 'owner,staff',
              options: roleSets.map((value) => ({ value, label: rolesName(value.split(','), language) })),
            },
            {
              name: 'suspended',
              label: words.suspended,
              kind: 'check',
              value: notice.audience?.suspended ? '1' : '',
            },
          ]}
        >
          <p className="soft small">{words.audienceHint}</p>
          {shown.map((group, n) =>
            n < groups.length ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups are told apart by their place
              <GroupFields key={n} {...props} n={n} group={group} />
            ) : (
              <details key="more">
                <summary>{words.orGroup}</summary>
                <GroupFields {...props} n={n} group={group} />
              </details>
            ),
          )}
        </AskForm>
      </Panel>
      {notice.audience && (
        <Panel id="keep" title={words.savedAudiences}>
          <AskForm
            id="keep-audience"
            language={language}
            action={keepIt}
            submit={words.keep}
            hidden={{ notice: notice.id }}
            asks={[{ name: 'name', label: words.audienceName, kind: 'text' }]}
          >
            <p className="soft small">{words.keepAudience}</p>
          </AskForm>
          {ground.saved.map(({ id, name }) => (
            <AskForm
              key={id}
              id={`drop-${id}`}
              language={language}
              action={dropAudience}
              look="quiet"
              submit={words.remove}
              whose={name}
              hidden={{ audience: id, notice: notice.id }}
              asks={[]}
            >
              {name}
            </AskForm>
          ))}
        </Panel>
      )}
    </>
  );
}

function GroupFields({ ground, language, n, group }: Shared & { n: number; group: Group }) {
  const words = composeWords(language);
  const field = (name: keyof Group) => fieldOf(n, name);
  const night = nightShort(filingNight(ground.now), language);
  const within = new Set(ground.within ?? []);
  const units = ground.units.filter(
    ({ id, kind }) => (kind === 'station' || kind === 'beat') && (ground.within === null || within.has(id)),
  );
  const saved = [
    { value: '', label: words.any },
    ...ground.saved.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <fieldset className="stack">
      <legend className="label">{words.group(n + 1)}</legend>
      <PickGrid
        id={field('categories')}
        legend={words.categories}
        many
        options={categories.map((value) => ({ value, label: categoryName(value, language) }))}
        chosen={group.categories}
      />
      <div className="aud">
        <Fold title={words.townships} chosen={group.townships.length}>
          <Tree
            name={field('townships')}
            nodes={ground.townships.map(({ code, name }) => ({ id: code, name, parentId: null }))}
            chosen={group.townships}
          />
        </Fold>
        <Fold title={words.units} chosen={group.units.length}>
          <Tree name={field('units')} nodes={units} chosen={group.units} />
        </Fold>
        {ground.tags.length > 0 && (
          <Fold title={words.tags} chosen={group.tags.length}>
            <Tree name={field('tags')} nodes={ground.tags} chosen={group.tags} />
            <Pick
              label={words.everyTag}
              type="checkbox"
              name={field('everyTag')}
              value="1"
              defaultChecked={group.everyTag}
            />
          </Fold>
        )}
        {ground.tags.length > 0 && (
          <Fold title={words.withoutTags} chosen={group.withoutTags.length}>
            <Tree name={field('withoutTags')} nodes={ground.tags} chosen={group.withoutTags} />
          </Fold>
        )}
      </div>
      <Labelled text={words.filing(night)}>
        <FilterSelect
          name={field('filing')}
          label={words.filing(night)}
          value={group.filing ?? ''}
          options={[
            { value: '', label: words.any },
            ...filingStates.map((value) => ({ value, label: filingName(value, language) })),
          ]}
        />
      </Labelled>
      {ground.saved.length > 0 && (
        <div className="aud">
          <Labelled text={words.saved}>
            <FilterSelect
              name={field('saved')}
              label={words.saved}
              value={group.saved ?? ''}
              options={saved}
            />
          </Labelled>
          <Labelled text={words.notSaved}>
            <FilterSelect
              name={field('notSaved')}
              label={words.notSaved}
              value={group.notSaved ?? ''}
              options={saved}
            />
          </Labelled>
        </div>
      )}
    </fieldset>
  );
}

function Labelled({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        {text}
      </span>
      {children}
    </div>
  );
}

function Fold({ title, chosen, children }: { title: string; chosen: number; children: ReactNode }) {
  return (
    <details open={chosen > 0}>
      <summary>
        {title}
        {chosen > 0 && <span className="num"> {chosen}</span>}
      </summary>
      {children}
    </details>
  );
}
