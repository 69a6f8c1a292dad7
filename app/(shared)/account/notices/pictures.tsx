import { attachmentWords } from '#lib/attachment/words.ts';
import type { Shown } from '#lib/notice/pictures/store.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The pictures of a notice under its words. */
export function NoticePictures(props: { pictures: readonly Shown[]; path: string; language: Language }) {
  return props.pictures.map(({ id, width, height }, at) => (
    // biome-ignore lint/performance/noImgElement: served to one person under a pass; the optimiser is off
    <img
      key={id}
      className="picture"
      src={`${props.path}/${id}`}
      alt={attachmentWords(props.language).picture(at + 1)}
      {...{ width, height }}
      loading="lazy"
    />
  ));
}
