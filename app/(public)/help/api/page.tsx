import type { Metadata } from 'next';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { type HelpEntry, helpList } from '#lib/gate/api/help-list.ts';
import { samples } from '#lib/gate/api/samples.ts';
import { helpWords } from '#lib/gate/api/words-help.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { env } from '#lib/platform/env.ts';
import styles from '../help.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: helpWords(await languageOfRequest()).apiTitle };
}

type Words = ReturnType<typeof helpWords>;

/** Every endpoint with an example that runs; made from the OpenAPI document itself. */
export default async function ApiHelp() {
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const words = helpWords(language);
  const preferences = {
    action: '/api/v1/preferences',
    method: 'post' as const,
    back: '/help/api',
    largeType,
  };
  const setUp = [`ORIGIN=${env().origin}`, 'KEY=nl_live_…', 'LODGING=LH0001', 'NIGHT=2026-11-20'].join('\n');
  return (
    <PublicShell language={language} preferences={preferences} title={words.apiTitle} wide>
      <p className={styles.intro}>{words.apiIntro}</p>
      <p className={styles.intro}>
        {words.apiDocument}
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
      </p>
      <p className={styles.intro}>
        {words.apiErrors}
        <a href="/help/codes">{words.codesTitle}</a>
      </p>
      <h2 id="set-up">{words.apiSetUp}</h2>
      <pre className={styles.curl} lang="en">
        {setUp}
      </pre>
      <h2 id="keys">{words.keysTitle}</h2>
      <ul className={styles.intro}>
        <li>{words.keysOne}</li>
        <li>{words.keysVendor}</li>
        <li>{words.keysTest}</li>
      </ul>
      <h2 id="retry">{words.retryTitle}</h2>
      <p className={styles.intro}>{words.retryText}</p>
      <h2 id="kit">{words.kitTitle}</h2>
      <p className={styles.intro}>
        {words.kitText} <a href="/samples/conformance/run.py">run.py</a>{' '}
        <a href="/samples/conformance/cases.json">{words.kitCases}</a>
      </p>
      <pre className={styles.curl} lang="en">
        {'ORIGIN=$ORIGIN KEY=nl_test_… python3 run.py'}
      </pre>
      <h2 id="webhooks">{words.hookTitle}</h2>
      <p className={styles.intro}>{words.hookText}</p>
      <h2 id="samples">{words.samplesTitle}</h2>
      {samples().map(({ language: name, file, text }) => (
        <details key={file} className="card pad">
          <summary>
            {name} <span className="mono small">{file}</span>
          </summary>
          <p>
            <a href={`/samples/${file}`}>{file}</a>
          </p>
          <pre className={styles.curl} lang="en">
            {text}
          </pre>
        </details>
      ))}
      <h2 id="endpoints">{words.apiEndpoints}</h2>
      {helpList(language).map((entry) => (
        <Entry key={entry.id} entry={entry} words={words} />
      ))}
    </PublicShell>
  );
}

function Entry({ entry, words }: { entry: HelpEntry; words: Words }) {
  const everybody = entry.permission === 'everybody';
  return (
    <section className={styles.entry} id={entry.id} aria-labelledby={`${entry.id}-name`}>
      <h3 id={`${entry.id}-name`}>
        <span className={styles.method}>{entry.method}</span>
        <span className={styles.path}>{entry.path}</span>
      </h3>
      <p>{entry.summary}</p>
      <pre className={styles.curl} lang="en">
        {entry.example}
      </pre>
      <dl className={`facts ${styles.facts}`}>
        <dt>{words.apiRight}</dt>
        <dd>{everybody ? words.everybody : entry.machine ? words.keyOrSession : words.session}</dd>
        {entry.takes.length > 0 && <dt>{words.apiTakes}</dt>}
        {entry.takes.length > 0 && <dd>{entry.takes.join(words.comma)}</dd>}
        <dt>{words.apiAnswers}</dt>
        <dd>{entry.answers.map(([status]) => status).join(words.comma)}</dd>
      </dl>
    </section>
  );
}
