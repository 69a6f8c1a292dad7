import { Line } from '#app/_ui/line.tsx';
import { visitor } from '#lib/gate/enter.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { shiftWords } from '#lib/report/shift/words.ts';

/** On a shared desk: who is on shift, and the way to hand over. Nothing anywhere else. */
export async function ShiftLine({ language }: { language: Language }) {
  const { session } = await visitor();
  if (session?.own?.kind !== 'desk') return null;
  const words = shiftWords(language);
  return (
    <div className="card">
      <Line icon="user" title={words.onShift(session.name)} href="/shift/card">
        {words.handOver}
      </Line>
    </div>
  );
}
