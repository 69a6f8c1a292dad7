import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { enter } from '#lib/gate/enter.ts';
import type { Hall } from '#lib/hall/queries.ts';
import { hallHostWords } from '#lib/hall/words-host.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { unitsOf } from '#lib/registry/queries.ts';
import { seat, unseat } from '../actions.ts';

/** The departments that sit in, and one more to seat. */
export async function SeatsPanel({ hall, language }: { hall: Hall; language: Language }) {
  const words = hallHostWords(language);
  const units = await enter('hall:host', (pass) => unitsOf(pass));
  const free = units.filter(({ id, kind }) => kind === 'post' && !hall.seats.some(({ unit }) => unit === id));
  return (
    <Panel id="seats" title={words.seats}>
      {hall.seats.length === 0 && <p className="soft">{words.noSeats}</p>}
      {hall.seats.map(({ id, name }) => (
        <AskForm
          key={id}
          id={`unseat-${id}`}
          language={language}
          action={unseat}
          look="plain"
          submit={words.unseat}
          whose={name}
          hidden={{ seat: id }}
          asks={[]}
        >
          <p>{name}</p>
        </AskForm>
      ))}
      {free.length > 0 && (
        <AskForm
          id="seat-department"
          language={language}
          action={seat}
          submit={words.seat}
          hidden={{ hall: hall.id }}
          asks={[
            {
              name: 'unit',
              label: words.seatWhich,
              kind: 'select',
              options: free.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
      )}
    </Panel>
  );
}
