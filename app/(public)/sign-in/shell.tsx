import type { ReactNode } from 'react';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';

/** The frame of the pages before there is a reach; `back` is the page's own path for the language switch. */
export async function DoorShell(props: { title: string; back: string; children: ReactNode }) {
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const preferences = { action: '/api/v1/preferences', method: 'post' as const, back: props.back, largeType };
  return (
    <PublicShell
      language={language}
      preferences={preferences}
      reportNowHref="/report-now"
      title={props.title}
    >
      {props.children}
    </PublicShell>
  );
}
