'use client';

import { useActionState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Input } from '#app/_ui/field.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { verifyPageWords } from '#lib/report/words-receipt.ts';
import { checkFile } from './actions.ts';

/** Whoever holds the receipt file checks its signature; the answer stands above the form, with and without script. */
export function FileCheck({ language }: { language: Language }) {
  const [answer, action, pending] = useActionState(checkFile, null);
  const words = verifyPageWords(language);
  return (
    <form className="verify-file" action={action} aria-busy={pending}>
      {answer}
      <Input
        id="receipt"
        type="file"
        accept="application/json,.json"
        label={words.file}
        hint={words.fileHint}
        required
      />
      <Button>{words.fileCheck}</Button>
    </form>
  );
}
