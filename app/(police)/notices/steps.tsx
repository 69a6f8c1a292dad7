import { composeWords } from '#lib/notice/words-compose.ts';
import type { Language } from '#lib/platform/i18n.ts';

const steps = ['write', 'choose', 'send'] as const;
export type StepName = (typeof steps)[number];

/** The step an address names; writing where it names none. */
export const stepOf = (text: unknown): StepName => steps.find((one) => one === text) ?? 'write';

/** The three steps of a notice; with `notice` each can be gone back to. */
export function Steps({ language, now, notice }: { language: Language; now: StepName; notice?: string }) {
  const words = composeWords(language);
  const at = steps.indexOf(now);
  return (
    <ol className="steps" aria-label={words.steps}>
      {steps.map((step, n) => (
        <li
          key={step}
          className={n < at ? 'ok' : n === at ? 'on' : undefined}
          aria-current={n === at ? 'step' : undefined}
        >
          <i>{n < at ? '✓' : n + 1}</i>
          {notice && n !== at ? <a href={`/notices/${notice}?step=${step}`}>{words[step]}</a> : words[step]}
        </li>
      ))}
    </ol>
  );
}
