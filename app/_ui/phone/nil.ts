import type { Language } from '#lib/platform/i18n.ts';
import { fileHere, returnOf } from './file-here.ts';
import { presentSince, type Woke } from './present.ts';
import { canKeep } from './store.ts';

/**
 * Files the nil of a plain form that was submitted, so that a lost line keeps it on the phone. Whatever is refused, and
 * everything where this browser keeps nothing, goes the form's own way: the door answers it there in words.
 */
export function fileNilHere(form: HTMLFormElement, language: Language, woke: Woke): void {
  const { owner, house, now } = form.dataset;
  const [, code, night] = /\/lodgings\/([^/]+)\/days\/([\d-]+)$/.exec(form.action) ?? [];
  if (!owner || !now || !code || !night || !canKeep()) {
    form.submit();
    return;
  }
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  const value = (name: string) => String(new FormData(form).get(name) ?? '');
  const lodging = { code: decodeURIComponent(code), name: house ?? '' };
  const said = { kind: 'nil', seen_version: Number(value('seen_version')) };
  const at = presentSince(new Date(now), woke);
  const one = returnOf({ key: value('request_key'), owner, lodging, night, said, now: at, entries: null });
  void fileHere(one, language).then(({ was }) => {
    const query = `?${new URLSearchParams({ lodging: lodging.code })}`;
    if (was === 'filed') window.location.assign(`/reports/${night}/receipt${query}`);
    else if (was !== 'kept') form.submit();
    else if (navigator.serviceWorker?.controller) window.location.assign(`/desk${query}`);
    else window.location.hash = '#main';
  });
}
