import { type MustStatus, Musts } from '#app/_ui/musts.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { type Must, musts } from '#lib/report/five-musts.ts';
import { mustWords } from '#lib/report/words-stay.ts';
import type { Judged } from './judge.ts';

/** The five marks over all children of the form: done where each has its evidence, half where some have. */
export function MustsOf({ language, judged }: { language: Language; judged: Judged | null }) {
  const words = mustWords(language);
  return (
    <Musts
      language={language}
      musts={musts.map((must) => ({ label: words[must], status: statusOf(must, judged) }))}
    />
  );
}

function statusOf(must: Must, judged: Judged | null): MustStatus {
  // Before a child is there, nothing was looked at: "nothing odd" is no evidence yet.
  const found = (judged?.rows ?? []).filter(({ begun }) => begun).map((row) => row.musts[must]);
  const open = found.filter((one) => one === 'open').length;
  if (found.length === 0 || open === found.length) return 'open';
  if (open > 0) return 'half';
  return found.every((one) => one === 'not_applicable') ? 'none' : 'done';
}
