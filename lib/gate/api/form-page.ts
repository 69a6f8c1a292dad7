import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Entries } from './body.ts';
import { type ApiAnswer, html } from './exchange.ts';
import type { SpokenResult } from './spoken.ts';

const words = defineWords({
  title: { zh: '还没有报上，您填的都在下面', en: 'Not filed yet; everything you typed is below' },
  again: { zh: '改好后再提交', en: 'Correct it and send again' },
  back: { zh: '回到报备页', en: 'Back to the desk' },
  plain: { zh: '没有报上', en: 'Not filed' },
});

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/\r\n?|\n/g, '&#10;');

/** Names that belong to the form itself and are repeated unseen. */
const control = ['request_key', 'seen_version', 'form_token', 'kind', 'back', 'stay_id'];

function row([name, value]: [string, string], results: readonly SpokenResult[]): string {
  if (control.includes(name.split('.').at(-1) ?? '')) {
    return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
  }
  const told = results.filter(({ field }) => field === name);
  const id = escaped(name);
  const note = told.map(
    (one) => `<strong id="e-${id}">${escaped(`${one.code} ${one.message}。${one.cure}`)}</strong>`,
  );
  return `<p><label for="${id}">${id}</label> <input id="${id}" name="${id}" value="${escaped(value)}"${
    told.length > 0 ? ` aria-invalid="true" aria-describedby="e-${id}"` : ''
  }> ${note.join(' ')}</p>`;
}

/**
 * The refused form repeated by the door itself, with every typed value in a field of its own and the problems beside
 * them: for a list too long for the draft cookies, and for a browser that keeps none. Plain on purpose: no script, no style.
 */
export function formPage(page: {
  status: number;
  language: Language;
  action: string;
  back: string;
  entries: Entries;
  results: readonly SpokenResult[];
}): ApiAnswer {
  const say = words(page.language);
  const several = page.results.map(
    (one) =>
      `<li><a href="#${escaped(one.field ?? '')}">${escaped(`${one.code} ${one.message}`)}</a> ${escaped(one.cure)}</li>`,
  );
  const form = page.entries.map((entry) => row(entry, page.results)).join('\n');
  return html(
    page.status,
    `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${say.title}</title></head><body><main>
<h1>${page.entries.length > 0 ? say.title : say.plain}</h1><ul role="alert">${several.join('')}</ul>
${page.entries.length > 0 ? `<form method="post" action="${escaped(page.action)}">${form}<p><button>${say.again}</button></p></form>` : ''}
<p><a href="${escaped(page.back)}">${say.back}</a></p></main></body></html>`,
  );
}
