'use client';

import { errorWords as words } from './_ui/error-words.ts';

/** The page of a fault. It must run in the browser, so it draws plain elements and needs no other part. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="side-lodging">
      <main className="page main" id="main">
        <div className="card">
          <div className="empty" role="alert">
            <h1>
              {words.title[0]} <span lang="en">{words.title[1]}</span>
            </h1>
            <p lang="zh-CN">{words.text[0]}</p>
            <p lang="en">{words.text[1]}</p>
            {error.digest && (
              <p className="small faint">
                {words.number.join(' ')} <span className="mono">{error.digest}</span>
              </p>
            )}
            <button className="btn btn--act" type="button" onClick={reset}>
              {words.again.join(' ')}
            </button>
            <a className="btn btn--quiet" href="/">
              {words.home.join(' ')}
            </a>
          </div>
        </div>
      </main>
    </div>
  );
}
