'use client';

import { Button } from '#app/_ui/button.tsx';

/** Opens the browser's own print; without script the browser's menu does. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button look="lamp" wide icon="print" type="button" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
