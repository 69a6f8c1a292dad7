import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { inspectorsOf } from '#lib/identity/inspectors.ts';
import { picturesTaken } from '#lib/inspection/pictures.ts';
import { openPlan } from '#lib/inspection/queries.ts';
import type { InspectionKind } from '#lib/inspection/terms.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { kindWords } from '#lib/inspection/words-terms.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { isCategory } from '#lib/lodging/terms.ts';
import { RecordForm } from './record-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: inspectionWords(await languageOfRequest()).fresh };
}

const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f-]{36}$/.test(text);

/** The form of a visit, made to be filled in on a phone at the house: of the list, prepared, or on an officer's own round. */
export default async function NewInspection({ searchParams }: { searchParams: Promise<Query> }) {
  const { plan: listed, undercover, lodging: code } = await searchParams;
  const kind: InspectionKind = isId(listed) ? 'random' : isId(undercover) ? 'undercover' : 'daily';
  const planId = isId(listed) ? listed : isId(undercover) ? undercover : null;
  const found = await enter('inspection:sign', async (pass) => {
    const plan = planId ? await openPlan(pass, kind, planId) : null;
    if (planId ? !plan : typeof code !== 'string') return null;
    const lodging = plan?.lodging ?? (await lodgingByCode(pass, String(code)));
    const pool = await inspectorsOf(pass, lodging.id);
    return {
      plan,
      lodging,
      pool: pool.filter(({ id }) => id !== pass.actor.id),
      me: pass.actor.id,
      now: pass.now,
      photos: await picturesTaken(pass),
    };
  });
  if (!found || !isCategory(found.lodging.category)) notFound();
  const { plan, lodging, pool, me, now, photos } = found;
  const language = await languageOfRequest();
  const words = inspectionWords(language);
  const beside = [plan?.first.id, plan?.second?.id].find((id) => id && id !== me) ?? undefined;
  return (
    <div className="page stack">
      <PageHead
        title={lodging.name}
        crumbs={[{ href: '/inspections', label: words.title }]}
        beside={<span className="soft">{kindWords(language)[kind]}</span>}
      />
      <Panel id="visit" title={words.fresh}>
        <p className="small soft">
          {lodging.address} {photos === 0 && words.noPhotos}
        </p>
        <RecordForm
          {...{ kind, pool, photos, language }}
          lodging={{ id: lodging.id, category: lodging.category }}
          plan={plan?.id ?? null}
          beside={beside}
          happened={`${civilDateAt(now)}T${clockTimeAt(now).slice(0, 5)}`}
          requestKey={randomUUID()}
        />
      </Panel>
    </div>
  );
}
