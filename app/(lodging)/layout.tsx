import type { ReactNode } from 'react';
import { UnsentStrip } from '#app/_ui/phone/strip.tsx';
import { buildName } from '#lib/gate/build.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import './lodging-pages.css';

/** The lodging side; each page draws its own head and enters for itself. A layout guards nothing. */
export default async function LodgingLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <UnsentStrip language={await languageOfRequest()} build={buildName()} />
      {children}
    </>
  );
}
