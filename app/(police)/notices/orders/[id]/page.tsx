import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Query } from '#app/_ui/address.ts';
import { Answer } from '#app/_ui/answer.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { orderOf } from '#lib/notice/queries.ts';
import { personStateName } from '#lib/notice/words.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { listCommaOf } from '#lib/platform/i18n.ts';
import { confirm } from '../../actions.ts';
import { PhonePreview } from '../../phone.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: resultWords(await languageOfRequest()).orderTitle };
}

/** An order on an officer's phone: the text, the own beat's people, one tap to relay it. */
export default async function Order({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const query = await searchParams;
  const { order, now } = await enter('order:confirm', async (pass) => ({
    order: await orderOf(pass, id.data),
    now: pass.now,
  }));
  const language = await languageOfRequest();
  const words = resultWords(language);
  const { notice, confirmed, people } = order;
  const withdrawn = notice.state === 'withdrawn';
  return (
    <div className="page stack">
      <PageHead
        title={(language === 'en' ? notice.titleEn : null) ?? notice.titleZh}
        crumbs={[{ href: '/tasks', label: words.orderTitle }]}
      />
      <Done done={query.done} said={{ confirmed: words.relayedNow }} />
      <p className="soft">{words.orderFrom(order.unit, order.signer ?? '—')}</p>
      {withdrawn && <Answer warn title={words.orderWithdrawn} />}
      {confirmed && (
        <p>
          {words.confirmedBy(confirmed.by ?? '', instantToMinute(confirmed.at, language))}
          {confirmed.line && <span className="soft"> {confirmed.line}</span>}
        </p>
      )}
      {!confirmed && !withdrawn && (
        <Panel id="confirm" title={words.willGet(people.length, order.beat)} first>
          <AskForm
            id="order"
            language={language}
            action={confirm}
            look="lamp"
            submit={words.confirm}
            hidden={{ order: order.id }}
            asks={[{ name: 'line', label: words.line, kind: 'text' }]}
          />
        </Panel>
      )}
      <PhonePreview
        {...{ notice, language, now, unit: order.unit, sample: people[0] }}
        pictures={order.pictures}
        path={`/notices/orders/${order.id}/pictures`}
      />
      <Panel id="people" title={words.gotIt(people.length, order.beat)} flush>
        <div className="card">
          {people.map((one) => (
            <div className="line" key={one.account}>
              <div>
                <b>{one.name}</b>
                <p>
                  {one.lodgings.map(({ name }) => name).join(listCommaOf(language))}{' '}
                  {personStateName(one.state, language)}
                </p>
              </div>
            </div>
          ))}
        </div>
      </Panel>
    </div>
  );
}
