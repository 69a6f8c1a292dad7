'use client';

import { errorWords as words } from './_ui/error-words.ts';

/**
 * The page of a fault in the house's own frame. It replaces everything, so it brings its document and a sheet of its own:
 * the one the framework would show styles itself inside the page, which the content policy forbids.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const [chinese, english] = words.text;
  return (
    <html lang="zh-CN">
      <head>
        <title>{`${words.title[0]} ${words.title[1]}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/fault.css" />
      </head>
      <body>
        <main role="alert">
          <h1>
            {words.title[0]} <span lang="en">{words.title[1]}</span>
          </h1>
          <p>{chinese}</p>
          <p lang="en">{english}</p>
          {error.digest && (
            <p>
              {words.number[0]} <span lang="en">{words.number[1]}</span> <code>{error.digest}</code>
            </p>
          )}
          <p>
            <button type="button" onClick={() => window.location.reload()}>
              {words.again[0]} <span lang="en">{words.again[1]}</span>
            </button>
            <a href="/">
              {words.home[0]} <span lang="en">{words.home[1]}</span>
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
