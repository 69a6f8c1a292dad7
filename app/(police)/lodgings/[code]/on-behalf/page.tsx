import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { contactsOf, lodgingByCode } from '#lib/lodging/queries.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { behalfWords } from '#lib/report/behalf/words.ts';
import { fileForHouse } from './actions.ts';

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> };
const offered = 4;

export async function generateMetadata(): Promise<Metadata> {
  return { title: behalfWords(await languageOfRequest()).title };
}

/** After a call: the officer files what the house said, for one of the last nights. */
export default async function OnBehalf({ params, searchParams }: Props) {
  const code = decodeURIComponent((await params).code);
  const { night } = await searchParams;
  const language = await languageOfRequest();
  const [words, ofLodging] = [behalfWords(language), lodgingWords(language)];
  const { lodging, contacts, running } = await enter('report:on_behalf', async (pass) => {
    const lodging = await lodgingByCode(pass, code);
    const contacts = await contactsOf(pass, lodging.id);
    return { lodging, contacts, running: businessDayAt(pass.now) };
  });
  const nights = Array.from({ length: offered }, (_, n) => addDays(running, -n));
  const asked = nights.find((day) => day === night) ?? nights[1];
  const [first] = contacts;
  if (!asked) notFound();
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { href: '/lodgings', label: ofLodging.lodgings },
          { href: `/lodgings/${encodeURIComponent(lodging.code)}`, label: lodging.name },
        ]}
        end={
          first && (
            <LinkButton look="lamp" icon="phone" href={`tel:${first.phone}`}>
              {ofLodging.callOwner}
            </LinkButton>
          )
        }
      />
      <Panel id="behalf" title={lodging.name}>
        <AskForm
          id="on-behalf"
          language={language}
          action={fileForHouse}
          look="act"
          submit={words.send}
          hidden={{ code: lodging.code, request_key: randomUUID() }}
          asks={[
            {
              name: 'night',
              label: words.night,
              kind: 'select',
              value: asked,
              options: nights.map((day) => ({ value: day, label: nightName(day, language) })),
            },
            {
              name: 'said_by',
              label: words.saidBy,
              kind: 'text',
              value: first?.name,
              hint: words.saidByHint,
            },
            {
              name: 'kind',
              label: words.kind,
              kind: 'select',
              options: [
                { value: '', label: '—' },
                { value: 'nil', label: words.nil },
                { value: 'guests', label: words.guests },
                { value: 'closed', label: words.closed },
              ],
            },
            { name: 'name', label: words.name, kind: 'text', hint: words.nameHint },
            {
              name: 'papers',
              label: words.papers,
              kind: 'select',
              options: [
                { value: 'resident_id', label: words.withPapers },
                { value: 'none', label: words.withoutPapers },
              ],
            },
            { name: 'room', label: words.room, kind: 'text' },
            { name: 'time', label: words.time, kind: 'time', hint: words.timeHint },
          ]}
        >
          <p className="hint">{words.lead}</p>
        </AskForm>
      </Panel>
    </>
  );
}
