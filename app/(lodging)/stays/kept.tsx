import type { ReactNode } from 'react';
import { Pick } from '#app/_ui/pick.tsx';
import { fieldOf } from '#lib/report/fields.ts';
import type { FieldKey } from '#lib/report/stay.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import type { View } from './view.ts';

/**
 * A field whose old value may no longer be read: it is shown masked and stays as it is, unless the tick is taken off.
 * A field that is not asked is not drawn.
 */
export function Kept(props: { view: View; row: number; name: FieldKey; children: ReactNode }) {
  const { view, row, name } = props;
  if (!view.asks(name)) return null;
  const masked = view.masked && maskedText(view, name);
  if (!masked) return props.children;
  const control = `stays.${row}.keep`;
  const kept = view.all(control).includes(name);
  return (
    <div className="kept">
      <Pick
        type="checkbox"
        name={control}
        id={`${control}.${name}`}
        value={name}
        defaultChecked={kept}
        label={stayPageWords(view.language).keepMasked(fieldWords(view.language)[name], masked)}
      />
      {(!view.live || !kept) && props.children}
    </div>
  );
}

function maskedText({ masked }: View, name: FieldKey): string {
  const value = masked?.[name];
  if (!fieldOf(name).secret && name !== 'birthDate') return '';
  if (name === 'companions') return (masked?.companions ?? []).map((one) => one.name ?? '*').join(' ');
  return typeof value === 'string' ? value : '';
}
