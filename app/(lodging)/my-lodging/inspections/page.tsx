import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { FindingList } from '#app/_ui/findings.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { articleName } from '#lib/chase/words-terms.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import {
  type Inspection,
  inspectionsOfLodging,
  type Rectification,
  rectificationsOfLodging,
} from '#lib/inspection/queries.ts';
import { houseCopyWords } from '#lib/inspection/words-house.ts';
import { followWords, kindWords, signatureWords } from '#lib/inspection/words-terms.ts';
import { commaOf, type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { houseOf, type Search } from '../../house.ts';
import { done, state } from './actions.ts';

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: houseCopyWords(await languageOfRequest()).title };
}

/** The house's own copy of each visit: what was recorded, and where it says how it sees it. */
export default async function HouseInspections({ searchParams }: Props) {
  const query = await searchParams;
  const { house, houses, visits, corrections, isOwner } = await enter('desk:read', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    return {
      ...{ house, houses },
      visits: await inspectionsOfLodging(pass, house.id),
      corrections: await rectificationsOfLodging(pass, house.id),
      isOwner: pass.actor.roles.includes('owner'),
    };
  });
  const { language, preferences } = await frameOf();
  const words = houseCopyWords(language);
  const ordered = corrections.filter(({ inspection }) => inspection === null);
  return (
    <LodgingShell
      language={language}
      preferences={{ ...preferences, back: at('/my-lodging/inspections', house.code) }}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', house.code)}#houses` }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
      dock={dockOf(language, house.code, 'my-lodging')}
    >
      <Done done={query.done} said={{ stated: words.sent, done: words.doneSent }} />
      {visits.length === 0 && ordered.length === 0 && (
        <div className="card">
          <Empty icon="book" title={words.none} />
        </div>
      )}
      {visits.length > 0 && <p className="soft">{words.lead}</p>}
      {ordered.map((correction) => (
        <Ordered key={correction.id} {...{ correction, language, isOwner, code: house.code }} />
      ))}
      {visits.map((visit) => (
        <Visit
          key={visit.id}
          {...{ visit, language, isOwner, code: house.code }}
          correction={corrections.find(({ inspection }) => inspection === visit.id)}
        />
      ))}
    </LodgingShell>
  );
}

type VisitProps = {
  visit: Inspection;
  correction: Rectification | undefined;
  language: Language;
  isOwner: boolean;
  code: string;
};

function Visit({ visit, correction, language, isOwner, code }: VisitProps) {
  const words = houseCopyWords(language);
  const signed = signatureWords(language)[visit.signature];
  const comma = commaOf(language);
  const follow = followWords(language)[visit.follow];
  return (
    <Block
      id={`visit-${visit.id}`}
      title={`${kindWords(language)[visit.kind]} ${instantToMinute(visit.happenedAt, language)}`}
    >
      <div className="card">
        <div className="pad stack">
          <Kv
            rows={[
              [words.officers, [visit.first, visit.second.name].join(listCommaOf(language))],
              [words.spoke, visit.spoke],
              [words.statement, visit.statement],
              [words.signature, visit.refusal ? `${signed}: ${visit.refusal}` : signed],
              [
                words.follow,
                visit.until ? `${follow}${comma}${words.until(dateName(visit.until, language))}` : follow,
              ],
            ]}
          />
          <h3>{words.findings}</h3>
          <FindingList findings={visit.findings} language={language} />
          {correction && <Correction {...{ correction, language, isOwner, code }} />}
          <Statement {...{ visit, language, isOwner, code }} />
        </div>
      </div>
    </Block>
  );
}

function Correction(props: {
  correction: Rectification;
  language: Language;
  isOwner: boolean;
  code: string;
}) {
  const { correction, language, isOwner, code } = props;
  const words = houseCopyWords(language);
  if (correction.proven) return <p>{words.proven(instantToMinute(correction.proven.at, language))}</p>;
  return (
    <>
      {correction.houseDone && (
        <p className="small soft">{words.doneWaits(instantToMinute(correction.houseDone.at, language))}</p>
      )}
      {isOwner && (
        <AskForm
          id={`done-${correction.id}`}
          language={language}
          action={done}
          submit={words.sendDone}
          hidden={{ rectification: correction.id, lodging: code }}
          asks={[{ name: 'said', label: words.doneLabel, hint: words.doneHint, kind: 'paragraph' }]}
        />
      )}
    </>
  );
}

/** A correction that was ordered after a joint visit: what it rests on and until when. */
function Ordered(props: { correction: Rectification; language: Language; isOwner: boolean; code: string }) {
  const { correction, language, isOwner, code } = props;
  const words = houseCopyWords(language);
  const { id, article, until } = correction;
  return (
    <Block id={`ordered-${id}`} title={words.ordered}>
      <div className="card">
        <div className="pad stack">
          <Kv
            rows={[
              [words.basis, article && articleName(article, language)],
              [words.follow, words.until(dateName(until, language))],
            ]}
          />
          <Correction {...{ correction, language, isOwner, code }} />
        </div>
      </div>
    </Block>
  );
}

function Statement(props: { visit: Inspection; language: Language; isOwner: boolean; code: string }) {
  const { visit, language, isOwner, code } = props;
  const words = houseCopyWords(language);
  if (visit.house)
    return (
      <>
        <h3>{words.said}</h3>
        <blockquote>{visit.house.said}</blockquote>
        <p className="small soft">{instantToMinute(visit.house.at, language)}</p>
      </>
    );
  if (!isOwner) return null;
  return (
    <AskForm
      id={`state-${visit.id}`}
      language={language}
      action={state}
      look="plain"
      submit={words.send}
      hidden={{ inspection: visit.id, lodging: code }}
      asks={[{ name: 'said', label: words.said, hint: words.saidHint, kind: 'paragraph' }]}
    />
  );
}
