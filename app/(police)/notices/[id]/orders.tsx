import { Panel } from '#app/_ui/panel.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Told } from '#lib/notice/queries.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Which beats' officers have relayed an order, those who have not first. */
export function Orders({ told, language }: { told: Told; language: Language }) {
  const words = resultWords(language);
  if (told.orders.length === 0) return null;
  const open = told.orders.filter(({ confirmedAt }) => !confirmedAt).length;
  return (
    <Panel id="orders" title={words.orders}>
      <p>{words.ordersOpen(open, told.orders.length)}</p>
      <ul className="small">
        {told.orders.map(({ id, beat, confirmedAt, by, line }) => (
          <li key={id}>
            <b>{beat}</b>{' '}
            {confirmedAt
              ? words.confirmedBy(by ?? '', instantToMinute(confirmedAt, language))
              : words.notConfirmed}
            {line && <blockquote>{line}</blockquote>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
