import { Chip } from '#app/_ui/chip.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { DeviceLine } from '#lib/identity/device/care.ts';
import { deviceWords, endedWords } from '#lib/identity/device/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { AskForm } from './ask-form.tsx';
import type { Asked } from './asked.ts';
import css from './form.module.css';

/** Phones or desks with their last use; whoever may, ends one in one act. */
export function DeviceList(props: {
  language: Language;
  devices: readonly DeviceLine[];
  /** whose phone, or which house's desk */
  named: (device: DeviceLine) => string;
  end: (before: Asked, form: FormData) => Promise<Asked>;
  hidden?: Record<string, string>;
}) {
  const { language, devices, named } = props;
  const words = deviceWords(language);
  const at = (instant: string) => instantToMinute(new Date(instant), language);
  return (
    <ul className={css.list}>
      {devices.map((device) => (
        <li key={device.id} className="card pad">
          <div className={css.form}>
            <div>
              <strong>{named(device)}</strong> <span className="soft">{device.label}</span>{' '}
              {device.endedAt && <Chip line>{words.over}</Chip>}
              <p className="soft small">
                {[
                  words.seen(at(device.seenAt)),
                  device.endedAt ? at(device.endedAt) : words.until(at(device.expiresAt)),
                  device.endedWhy
                    ? endedWords(language)[device.endedWhy as keyof ReturnType<typeof endedWords>]
                    : words.pairedBy(device.madeBy),
                ].join(' · ')}
              </p>
            </div>
            {!device.endedAt && (
              <AskForm
                id={`stop-${device.id}`}
                language={language}
                action={props.end}
                look="danger"
                submit={words.end}
                whose={`${named(device)} ${device.label}`}
                hidden={{ ...props.hidden, id: device.id }}
                asks={[]}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
