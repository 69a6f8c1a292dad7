import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import css from '#app/(admin)/office.module.css';
import type { Language } from '#lib/platform/i18n.ts';
import { reconcilePageWords } from '#lib/reconcile/words-pages.ts';

/** A plain form to a route of its own: a register is larger than an action takes, and it is sent without script as well. */
export function Upload({ language, internet }: { language: Language; internet: boolean }) {
  const words = reconcilePageWords(language);
  return (
    <Panel id="upload" title={words.upload}>
      <form className="stack" action="/reconcile/files" method="post" encType="multipart/form-data">
        {internet && <p className="strong">{words.internet}</p>}
        <div className={css.files}>
          <Field id="register" label={words.file} hint={words.uploadHint}>
            <input id="register" type="file" name="register" accept=".csv,text/csv" required />
          </Field>
        </div>
        <Button look="lamp" icon="down-tray">
          {words.start}
        </Button>
        <p className="hint">{words.uploadKept}</p>
      </form>
    </Panel>
  );
}
