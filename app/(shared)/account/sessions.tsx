import { Block } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { OwnSession } from '#lib/identity/own.ts';
import { accountWords } from '#lib/identity/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { endEverywhere, endOneSession, endOthers } from './actions.ts';
import { AskForm } from './ask-form.tsx';
import css from './form.module.css';

/** Where one is signed in, and the ways to end it. */
export function Sessions({ language, sessions }: { language: Language; sessions: readonly OwnSession[] }) {
  const words = accountWords(language);
  return (
    <Block id="sessions" title={words.sessions}>
      <div className={css.form}>
        <div className="card">
          <Table
            language={language}
            caption={words.sessions}
            rows={sessions}
            rowKey={({ id }) => id}
            columns={[
              { key: 'device', head: words.session, cell: (row) => row.device },
              { key: 'since', head: words.since, cell: (row) => instantToMinute(row.createdAt, language) },
              { key: 'seen', head: words.seen, cell: (row) => instantToMinute(row.seenAt, language) },
              {
                key: 'act',
                head: words.acts,
                headHidden: true,
                cell: (row) =>
                  row.current ? (
                    <strong>{words.thisOne}</strong>
                  ) : (
                    <AskForm
                      id={`end-${row.id.slice(0, 8)}`}
                      language={language}
                      action={endOneSession}
                      look="plain"
                      submit={words.end}
                      whose={row.device}
                      hidden={{ session: row.id }}
                      asks={[]}
                    />
                  ),
              },
            ]}
          />
        </div>
        <div className={css.acts}>
          {sessions.length > 1 && (
            <AskForm
              id="end-others"
              language={language}
              action={endOthers}
              look="plain"
              submit={words.endOthers}
              asks={[]}
            />
          )}
          <AskForm
            id="end-all"
            language={language}
            action={endEverywhere}
            look="danger"
            submit={words.endAll}
            asks={[]}
          />
        </div>
      </div>
    </Block>
  );
}
