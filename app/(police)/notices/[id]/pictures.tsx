import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { most } from '#lib/attachment/terms.ts';
import { attachmentWords } from '#lib/attachment/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { dropIt } from '../actions.ts';
import { PictureForm } from '../picture-form.tsx';
import type { Shared } from './view.ts';

/** The pictures of a draft: put in and taken out beside the phone that shows them. */
export function PicturesPanel({ told, language }: Pick<Shared, 'told' | 'language'>) {
  const { notice, pictures } = told;
  const [words, files] = [composeWords(language), attachmentWords(language)];
  return (
    <Panel id="pictures-panel" title={words.pictures}>
      <p className="small soft">{words.picturesHint}</p>
      {pictures.map(({ id }, at) => (
        <AskForm
          key={id}
          id={`drop-${id}`}
          language={language}
          action={dropIt}
          look="quiet"
          submit={`${files.remove} ${files.picture(at + 1)}`}
          hidden={{ notice: notice.id, picture: id }}
          asks={[]}
        />
      ))}
      {pictures.length < most.pictures && (
        <PictureForm language={language} notice={notice.id} submit={words.addPictures} />
      )}
    </Panel>
  );
}
