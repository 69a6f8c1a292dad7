import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Button } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Refused } from '#app/_ui/refused.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { heldOf } from '#app/(police)/held.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { columns, fileNames, mayLack } from '#lib/registry/import/columns.ts';
import { type ImportRun, importRuns } from '#lib/registry/import/run-record.ts';
import { importPageWords } from '#lib/registry/words-import-page.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import { told } from '../../asked.ts';
import css from '../../office.module.css';
import { RegistryTabs } from '../parts.tsx';
import { changesName, stateOf } from './state.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: importPageWords(await languageOfRequest()).title };
}

/** Files to send, and every run so far, those of the command line too. */
export default async function Imports({ searchParams }: { searchParams: Promise<Query> }) {
  const { problem } = await searchParams;
  const { runs, names } = await enter('registry:read', async (pass) => {
    const found = await importRuns(pass);
    return {
      runs: found,
      names: await namesOf(
        pass,
        found.flatMap(({ startedBy }) => startedBy ?? []),
      ),
    };
  });
  const language = await languageOfRequest();
  const words = importPageWords(language);
  const held = await heldOf(['registry:import']);
  return (
    <>
      <PageHead title={registryWords(language).title} />
      <RegistryTabs language={language} here="imports" />
      {typeof problem === 'string' && <Refused {...told({ code: problem }, language)} />}
      <div className="cols cols--flat">
        <Panel id="runs" title={words.runs} flush>
          {runs.length === 0 ? (
            <Empty icon="down-tray" title={words.noRuns}>
              {words.noRunsText}
            </Empty>
          ) : (
            <Runs {...{ runs, names, language }} />
          )}
        </Panel>
        {held.has('registry:import') && <Upload language={language} />}
      </div>
    </>
  );
}

// A plain form to a route of its own: files are larger than an action takes, and it is sent without script as well.
function Upload({ language }: { language: Language }) {
  const words = importPageWords(language);
  return (
    <Panel id="upload" title={words.upload} first>
      <form className="stack" action="/registry/import/files" method="post" encType="multipart/form-data">
        <p className="hint">{words.uploadHint}</p>
        {fileNames.map((name) => (
          <div key={name} className={css.files}>
            <Field id={`file-${name}`} label={words[name]}>
              <input id={`file-${name}`} type="file" name={name} accept=".csv,text/csv" />
            </Field>
            <details className={css.opens}>
              <summary className="small">{words.columns}</summary>
              <p className="small mono">
                {columns[name].map((one) => (mayLack[name].includes(one) ? `[${one}]` : one)).join(', ')}
              </p>
              <p className="hint">{words.columnsHint}</p>
            </details>
          </div>
        ))}
        <Button look="lamp" icon="down-tray">
          {words.start}
        </Button>
        <p className="hint">{words.kept}</p>
      </form>
    </Panel>
  );
}

function Runs(props: { runs: readonly ImportRun[]; names: Record<string, string>; language: Language }) {
  const { runs, names, language } = props;
  const words = importPageWords(language);
  return (
    <Table
      language={language}
      caption={words.runs}
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          head: words.startedAt,
          className: `who ${css.tap}`,
          bare: true,
          cell: (run) => (
            <>
              <b>
                <a href={`/registry/import/${run.id}`}>
                  {words.runTitle(run.dryRun, instantToMinute(run.startedAt, language))}
                </a>
              </b>
              <span>{run.source}</span>
            </>
          ),
        },
        { key: 'by', head: words.by, cell: ({ startedBy }) => names[startedBy ?? ''] ?? words.console },
        { key: 'state', head: words.outcome, cell: (run) => stateOf(run, language) },
        { key: 'changes', head: words.changesHead, cell: (run) => changesName(run, language) },
      ]}
    />
  );
}
