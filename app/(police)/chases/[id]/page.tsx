import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { StateMark } from '#app/_ui/state.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { type Chase, chaseOf } from '#lib/chase/queries.ts';
import { registerTaskOf } from '#lib/chase/register.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { questionWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { givingOf } from '#lib/handover/takers.ts';
import { giveWords } from '#lib/handover/words-give.ts';
import { inspectorsOf } from '#lib/identity/inspectors.ts';
import { rectificationsOfChase } from '#lib/inspection/queries.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import { contactsByLodging } from '#lib/overview/people.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { heldOf } from '../../held.ts';
import { Rectify } from '../../inspections/rectify.tsx';
import { PassTask } from '../../pass-task.tsx';
import { GiveForm } from '../../tasks/give-form.tsx';
import { History, Nights } from './history.tsx';
import { MoreActs } from './more.tsx';
import { NowPanel } from './now.tsx';
import { Register } from './register.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: chaseWords(await languageOfRequest()).one };
}

/** One chase: what is asked now and done in place, its nights, and every step with who and when. */
export default async function ChasePage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = chaseWords(language);
  const { chase, contacts, others, register, now } = await enter('chase:work', async (pass) => {
    const chase = await chaseOf(pass, id);
    const found = await contactsByLodging(pass, [chase.lodging.id]);
    const others = (await inspectorsOf(pass, chase.lodging.id)).filter(
      ({ id: other, rank }) => other !== pass.actor.id && rank === 'police',
    );
    const register = await registerTaskOf(pass, chase.id);
    const contacts = found.get(chase.lodging.id) ?? [];
    return { chase, contacts, others, register, now: pass.now };
  });
  const corrections = await enter('inspection:read', (pass) => rectificationsOfChase(pass, chase.id));
  const held = await heldOf([
    'chase:sign',
    'inspection:sign',
    'registry:write',
    'report:on_behalf',
    'task:give',
  ]);
  const pool = held.has('chase:sign') ? others : null;
  const giving =
    held.has('task:give') && !chase.closedAt
      ? await enter('task:give', (pass) => givingOf(pass, chase.id, chase.lodging.id))
      : null;
  return (
    <>
      <Head {...{ chase, contacts, language }} />
      <Done
        done={query.done}
        said={{
          recorded: words.saved,
          proven: inspectionWords(language).provenDone,
          given: giveWords(language).didGive,
          ...{ passed: handWords(language).passed, recalled: handWords(language).didRecall },
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          {register && (
            <Register {...{ chase, register, language, now, settles: held.has('registry:write') }} />
          )}
          {corrections.map((one) => (
            <Rectify key={one.id} {...{ one, language, signs: held.has('inspection:sign') }} />
          ))}
          {!chase.closedAt && <NowPanel {...{ chase, contacts, pool, language, now }} />}
          {giving && (
            <Panel id="give" title={giveWords(language).title}>
              {giving.holder && <p>{giveWords(language).has(giving.holderName)}</p>}
              <GiveForm
                {...{ matter: 'chase', id: chase.id, back: 'chase', language, ...giving }}
                whose={chase.lodging.name}
              />
            </Panel>
          )}
          {!chase.closedAt && (
            <MoreActs {...{ chase, language, now, behalf: held.has('report:on_behalf') }} />
          )}
          {chase.closedAt && <Nights {...{ chase, language }} />}
        </div>
        <div className="stack">
          {!chase.closedAt && <Nights {...{ chase, language }} />}
          <History {...{ chase, language }} />
          {register && !register.done && held.has('registry:write') && (
            <PassTask
              {...{ kind: 'register', subject: `${chase.id}/register`, language }}
              back={`/chases/${chase.id}`}
              asks={words.registerPass(chaseOutcomeName(register.finding, language))}
            />
          )}
          <PassTask kind="chase" subject={chase.id} back={`/chases/${chase.id}`} language={language} />
        </div>
      </div>
    </>
  );
}

function Head({
  chase,
  contacts,
  language,
}: {
  chase: Chase;
  contacts: readonly Contact[];
  language: Language;
}) {
  const words = chaseWords(language);
  const silent = chase.nights.filter(({ state }) => state === 'silent').length;
  const [first] = contacts;
  return (
    <PageHead
      title={chase.lodging.name}
      crumbs={[{ href: '/chases', label: words.title }]}
      beside={
        chase.ending ? (
          <StateMark state={chase.ending === 'filed' ? 'filed' : 'excused'} language={language}>
            {words.closedAs(chaseOutcomeName(chase.ending, language))}
          </StateMark>
        ) : (
          <StateMark state={silent > 0 ? 'silent' : 'filed'} language={language}>
            {words.silentNights(silent)}
          </StateMark>
        )
      }
      end={
        <>
          {first && !chase.closedAt && (
            <LinkButton look={callsNow(chase) ? 'lamp' : 'plain'} icon="phone" href={`tel:${first.phone}`}>
              {words.call}
            </LinkButton>
          )}
          <LinkButton
            icon="chat"
            href={`/questions/new?lodging=${chase.lodging.code}&link_kind=chase&link=${chase.id}`}
          >
            {questionWords(language).openThread}
          </LinkButton>
          <LinkButton href={`/lodgings/${chase.lodging.code}`}>{words.toLodging}</LinkButton>
        </>
      }
    />
  );
}

/** Whether a call is what the chase asks for; where a visit or an answer is, the lamp stands on its form. */
const callsNow = ({ level, metAt }: Chase) => !metAt && !['visit', 'joint_visit', 'breach'].includes(level);
