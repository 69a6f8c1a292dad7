import type { ReactNode } from 'react';

/** Content under its viewer's own name and instant, so that a picture of the screen says whose screen it was. */
export function Watermark({ id, text, children }: { id: string; text: string; children: ReactNode }) {
  return (
    <div className="marked">
      {children}
      <svg className="marked__ink" aria-hidden="true" focusable="false">
        <defs>
          <pattern
            id={`${id}-mark`}
            width="240"
            height="76"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(-18)"
          >
            <text x="4" y="34">
              {text}
            </text>
          </pattern>
        </defs>
        <rect width="100%" height="100%" fill={`url(#${id}-mark)`} />
      </svg>
    </div>
  );
}
