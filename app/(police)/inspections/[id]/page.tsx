import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { picturesOf, type Shown } from '#lib/inspection/pictures.ts';
import { type Inspection, inspectionOf, type Rectification } from '#lib/inspection/queries.ts';
import { wordsClearOn } from '#lib/inspection/rules.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { kindWords, signatureWords } from '#lib/inspection/words-terms.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { heldOf } from '../../held.ts';
import { PassTask } from '../../pass-task.tsx';
import { Findings } from '../findings.tsx';
import { Rectify } from '../rectify.tsx';
import { resultOf } from '../said.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: inspectionWords(await languageOfRequest()).one };
}

/** One visit as it was signed, what the house said to it, and the correction until it is proven. */
export default async function InspectionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const { found, photos } = await enter('inspection:read', async (pass) => ({
    found: await inspectionOf(pass, id),
    photos: await picturesOf(pass, id),
  }));
  const held = await heldOf(['inspection:sign']);
  const language = await languageOfRequest();
  const words = inspectionWords(language);
  return (
    <>
      <PageHead
        title={found.lodging.name}
        crumbs={[{ href: '/inspections', label: words.title }]}
        beside={<span className="soft">{resultOf(found, language)}</span>}
        end={<LinkButton href={`/lodgings/${found.lodging.code}`}>{words.toLodging}</LinkButton>}
      />
      <Done
        done={query.done}
        said={{
          ...{ saved: words.saved, proven: words.provenDone },
          ...{ passed: handWords(language).passed, recalled: handWords(language).didRecall },
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="record" title={words.one}>
            <Facts found={found} language={language} rectification={found.rectification} />
            {found.note && (
              <p>
                <b>{words.note}</b> {found.note}
              </p>
            )}
          </Panel>
          <Findings findings={found.findings} language={language} />
          {photos.length > 0 && <Photos visit={found.id} photos={photos} language={language} />}
        </div>
        <div className="stack">
          {found.rectification && (
            <Rectify one={found.rectification} language={language} signs={held.has('inspection:sign')} />
          )}
          {found.rectification && !found.rectification.proven && (
            <PassTask kind="rectification" subject={id} back={`/inspections/${id}`} language={language} />
          )}
          {found.house && (
            <Panel id="house" title={words.houseSaid}>
              <blockquote>{found.house.said}</blockquote>
              <p className="small soft">{instantToMinute(found.house.at, language)}</p>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

/** Photos are links: each is opened on purpose, and the house book has it. */
function Photos({
  visit,
  photos,
  language,
}: {
  visit: string;
  photos: readonly Shown[];
  language: Language;
}) {
  const words = inspectionWords(language);
  return (
    <Panel id="photos" title={words.photos} count={photos.length}>
      <p className="small soft">{words.photosNote}</p>
      <ul className="plain">
        {photos.map(({ id, width, height, cleared }, at) => (
          <li key={id}>
            {cleared ? (
              words.photoCleared(at + 1)
            ) : (
              <a className="tapline" href={`/inspections/${visit}/pictures/${id}`}>
                {words.photo(at + 1, `${width}×${height}`)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type FactsProps = { found: Inspection; rectification: Rectification | null; language: Language };

function Facts({ found, rectification, language }: FactsProps) {
  const words = inspectionWords(language);
  const clears = wordsClearOn(
    found.happenedAt,
    rectification && { provenAt: rectification.proven?.at ?? null },
  );
  const signed = signatureWords(language)[found.signature];
  return (
    <Kv
      rows={[
        [words.kind, kindWords(language)[found.kind]],
        [words.when, instantToMinute(found.happenedAt, language)],
        [
          words.officers,
          [
            found.first,
            `${found.second.name}${found.second.rank === 'auxiliary' ? ` (${words.auxiliary})` : ''}`,
          ].join(listCommaOf(language)),
        ],
        [words.spoke, found.spoke],
        [words.statement, found.statement ?? words.noStatement],
        [
          words.signature,
          found.refusal ? `${signed}${language === 'en' ? ': ' : '：'}${found.refusal}` : signed,
        ],
        [words.keptUntil, clears ? dateName(clears, language) : words.untilProven],
      ]}
    />
  );
}
