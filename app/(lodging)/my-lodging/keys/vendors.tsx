import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { type Ask, AskForm } from '#app/(shared)/account/ask-form.tsx';
import css from '#app/(shared)/account/form.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import type { VendorLine } from '#lib/identity/vendors.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { vendorWords } from '#lib/identity/words-vendor.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { giveToVendor, takeFromVendor } from './actions.ts';

/** The vendors that file for the owner's lodgings, and the code that lets another one in. */
export function Vendors(props: {
  language: Language;
  vendors: readonly VendorLine[];
  lodgings: readonly { value: string; label: string }[];
  which: { hidden: Record<string, string>; asks: readonly Ask[] };
}) {
  const { language, vendors, lodgings, which } = props;
  const [words, more] = [houseWords(language), vendorWords(language)];
  return (
    <Block id="vendors" title={more.vendors}>
      <p className="soft">{more.vendorsText}</p>
      {vendors.length === 0 && (
        <Empty icon="key" title={more.none}>
          {more.noneText}
        </Empty>
      )}
      {vendors.length > 0 && (
        <ul className={css.list}>
          {vendors.map((vendor) => (
            <li key={vendor.id} className="card pad">
              <div className={css.form}>
                <div>
                  <strong>{vendor.name}</strong>
                  <p className="soft small">
                    {lodgings.find(({ value }) => value === vendor.lodging)?.label} ·{' '}
                    {more.since(instantToMinute(vendor.givenAt, language))} · {words.lastUsed}{' '}
                    {vendor.lastUsedAt ? instantToMinute(vendor.lastUsedAt, language) : words.never}
                  </p>
                  {vendor.webhookHost && <p className="soft small">{more.hook(vendor.webhookHost)}</p>}
                </div>
                <AskForm
                  id={`end-${vendor.id}`}
                  language={language}
                  action={takeFromVendor}
                  look="danger"
                  submit={words.takeBack}
                  whose={vendor.name}
                  hidden={{ id: vendor.id }}
                  asks={[]}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="card pad">
        <AskForm
          id="give"
          language={language}
          action={giveToVendor}
          look="act"
          submit={more.give}
          again
          hidden={which.hidden}
          asks={[...which.asks, { name: 'code', label: more.code, kind: 'code' }]}
        />
      </div>
    </Block>
  );
}
