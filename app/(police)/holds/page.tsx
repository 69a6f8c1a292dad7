import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { openApprovals } from '#lib/approval/queries.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { retentionClock } from '#lib/report/retention-clock.ts';
import { holdsWithin } from '#lib/retention/holds.ts';
import { clearingRuns } from '#lib/retention/queries.ts';
import { retentionWords } from '#lib/retention/words.ts';
import { keepingWords } from '#lib/retention/words-pages.ts';
import { heldOf } from '../held.ts';
import { ask } from './actions.ts';
import { Clock, Runs } from './clock.tsx';
import { HoldList } from './list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: keepingWords(await languageOfRequest()).title };
}

/** Legal holds, the clock of keeping and the proofs of what was cleared; each part for whoever may see it. */
export default async function Holds({ searchParams }: { searchParams: Promise<Query> }) {
  const held = await heldOf(['hold:ask', 'hold:approve', 'retention:read']);
  if (held.size === 0) {
    await enter('hold:ask', async () => null);
    notFound();
  }
  const holds = held.has('hold:ask')
    ? await enter('hold:ask', async (pass) => {
        const found = await holdsWithin(pass);
        return {
          found,
          names: await namesOf(
            pass,
            found.map(({ askedBy }) => askedBy),
          ),
        };
      })
    : null;
  const open = held.has('hold:approve')
    ? await enter('hold:approve', (pass) => openApprovals(pass, 'legal_hold'))
    : [];
  const kept = held.has('retention:read')
    ? await enter('retention:read', async (pass) => ({
        clock: await retentionClock(pass),
        runs: await clearingRuns(pass),
      }))
    : null;
  const language = await languageOfRequest();
  const words = keepingWords(language);
  return (
    <>
      <PageHead title={words.title} />
      <Done
        done={(await searchParams).done}
        said={{ asked: words.asked, done: words.done, releasedNow: words.releasedNow }}
      />
      {holds && (
        <div className="cols">
          <Panel id="holds" title={retentionWords(language).holds} flush={holds.found.length > 0}>
            <HoldList
              language={language}
              holds={holds.found}
              names={holds.names}
              decides={open.filter(({ mine }) => !mine).map(({ subjectId, id }) => ({ hold: subjectId, id }))}
              mine={open.filter(({ mine }) => mine).map(({ subjectId }) => subjectId)}
              releases={held.has('hold:approve')}
            />
          </Panel>
          <AskPanel language={language} />
        </div>
      )}
      {kept?.clock && <Clock language={language} clock={kept.clock} />}
      {kept && <Runs language={language} runs={kept.runs} />}
    </>
  );
}

function AskPanel({ language }: { language: Language }) {
  const words = keepingWords(language);
  const hold = retentionWords(language);
  return (
    <Panel id="ask" title={hold.askHold}>
      <AskForm
        id="hold"
        language={language}
        action={ask}
        submit={words.send}
        asks={[
          { name: 'lodging', label: words.lodging, kind: 'text' },
          { name: 'from_day', label: hold.fromNight, kind: 'date' },
          { name: 'to_day', label: hold.toNight, kind: 'date' },
          { name: 'case_number', label: hold.caseNumber, kind: 'text', hint: words.caseHint },
        ]}
      >
        <p className="hint">{words.holdText}</p>
      </AskForm>
    </Panel>
  );
}
