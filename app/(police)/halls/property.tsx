import { randomUUID } from 'node:crypto';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { hallName } from '#app/(shared)/hall/parts.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { enter } from '#lib/gate/enter.ts';
import type { Hall } from '#lib/hall/queries.ts';
import { hallWords, kindName } from '#lib/hall/words.ts';
import { hallHostWords } from '#lib/hall/words-host.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { townshipsOf, unitsOf } from '#lib/registry/queries.ts';
import { tell } from './actions.ts';

/** A call for lost property, or for its owner, to the halls of a place. */
export async function PropertyPanel({ halls, language }: { halls: readonly Hall[]; language: Language }) {
  const words = hallHostWords(language);
  const { stations, townships } = await enter('hall:work', async (pass) => {
    const units = await unitsOf(pass);
    const reach = pass.reach.lodgings === 'all' ? null : pass.reach.units;
    return {
      stations: units.filter(({ id, kind }) => kind === 'station' && (reach === null || reach.includes(id))),
      townships: reach === null ? await townshipsOf(pass) : [],
    };
  });
  const audience = [
    { value: 'all', label: words.all },
    ...stations.map(({ id, name }) => ({ value: `unit:${id}`, label: name })),
    ...townships.map(({ code, name }) => ({ value: `township:${code}`, label: name })),
    ...(halls.length <= 30
      ? halls.map((hall) => ({ value: `hall:${hall.id}`, label: hallName(hall, language) }))
      : []),
  ];
  return (
    <Panel id="property" title={words.lostTitle}>
      <AskForm
        id="property-call"
        language={language}
        action={tell}
        submit={hallWords(language).send}
        hidden={{ request_key: randomUUID() }}
        asks={[
          {
            name: 'kind',
            label: words.kind,
            kind: 'select',
            options: (['lost', 'found'] as const).map((kind) => ({
              value: kind,
              label: kindName(kind, language),
            })),
          },
          { name: 'audience', label: words.audience, kind: 'select', options: audience },
          { name: 'text', label: hallWords(language).text, kind: 'paragraph' },
          { name: 'place', label: hallWords(language).place, kind: 'text' },
        ]}
      >
        <p className="hint">{words.lostHint}</p>
        <Typed name="property" language={language} sent={undefined} />
      </AskForm>
    </Panel>
  );
}
