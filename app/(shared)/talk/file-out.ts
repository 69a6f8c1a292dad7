import { type AttachmentKind, typeOfKind } from '#lib/attachment/terms.ts';
import { attachmentWords } from '#lib/attachment/words.ts';
import type { Download } from '#lib/gate/download.ts';
import type { Language } from '#lib/platform/i18n.ts';

const endings = { picture: 'jpg', voice: 'mp3' } as const;

/** A picture or voice note as a file on its way out. */
export function fileDrawn(
  { kind, bytes }: { kind: AttachmentKind; bytes: Uint8Array },
  language: Language,
): Download {
  const words = attachmentWords(language);
  const name = kind === 'picture' ? words.pictureFile : words.voiceFile;
  return { name: `${name}.${endings[kind]}`, type: typeOfKind[kind], body: bytes };
}
