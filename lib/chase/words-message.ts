import type { BusinessDay } from '#lib/clock/business-day.ts';
import { nightShort } from '#lib/clock/words.ts';
import { defineWords, type Language, listCommaOf, plural } from '#lib/platform/i18n.ts';

const messageWords = defineWords({
  title: { zh: '还没有收到报备', en: 'A return is missing' },
  body: {
    zh: (houses: string, due: string) =>
      `${houses}，还没有收到（${due}截止）。没有新入住的也请点一下零报告；有困难请打派出所电话，我们帮您。`,
    en: (houses: string, due: string) =>
      `${houses}: nothing has come in (due ${due}). If no minor checked in, one tap on nil is enough. Call the station if anything is difficult; we help.`,
  },
  more: { zh: (n: number) => `等${n}家`, en: (n: number) => `and ${plural('more house', n, 'more houses')}` },
});

const shownHouses = 3;
const shownNights = 4;

/** The officer's reminder to one person: houses with their nights, by date; it threatens nothing (product.md, The day). */
export function messageTo(
  houses: readonly { name: string; nights: readonly BusinessDay[] }[],
  due: string,
  language: Language,
): { title: string; body: string } {
  const words = messageWords(language);
  const comma = listCommaOf(language);
  const told = houses.slice(0, shownHouses).map(
    ({ name, nights }) =>
      `${name} ${nights
        .slice(-shownNights)
        .map((day) => nightShort(day, language))
        .join(comma)}`,
  );
  const rest = houses.length - shownHouses;
  if (rest > 0) told.push(words.more(language === 'en' ? rest : houses.length));
  return { title: words.title, body: words.body(told.join(language === 'en' ? '; ' : '；'), due) };
}
