'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { stayWords } from '#lib/report/words-stay.ts';
import { Company } from './company.tsx';
import type { View } from './view.ts';

const most = 12;
const offeredPlain = 2;

/** The adults of a room, one at first; without script two places, since no button can add one. */
export function Adults({ view, row }: { view: View; row: number }) {
  const filled = Array.from({ length: most }, (_, n) => n).filter(
    (n) => view.get(`stays.${row}.companions.${n}.name`) || view.get(`stays.${row}.companions.${n}.relation`),
  ).length;
  const [more, setMore] = useState(0);
  const adults = view.live ? Math.min(most, Math.max(1, filled + more)) : Math.max(offeredPlain, filled + 1);
  const alone = view.get(`stays.${row}.alone`);
  const offers = view.live && (alone === 'no' || alone === '') && filled === adults && adults < most;
  return (
    <>
      <Company view={view} row={row} adults={adults} />
      {offers && (
        <Button icon="plus" type="button" onClick={() => setMore(1)}>
          {stayWords(view.language).addCompanion}
        </Button>
      )}
    </>
  );
}
