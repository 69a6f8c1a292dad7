import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import css from '#app/(shared)/account/form.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import type { HeldRole } from '#lib/identity/accounts.ts';
import { peopleWords } from '#lib/identity/words-people.ts';
import { roleName } from '#lib/identity/words-roles.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { endRole, endRoleOn } from '../actions.ts';
import { daysOf } from '../places.ts';

/** Everything an account holds or held; one's own is shown and not changed. */
export function HeldRoles(props: {
  language: Language;
  account: string;
  held: readonly HeldRole[];
  fixed: boolean;
}) {
  const { language, account, held, fixed } = props;
  const words = peopleWords(language);
  return (
    <Panel id="held" title={words.roles} flush>
      <Table
        language={language}
        caption={words.roles}
        rows={held}
        rowKey={({ holding }) => holding}
        columns={[
          { key: 'role', head: words.role, cell: (row) => roleName(language, row.role, row.rank) },
          { key: 'place', head: words.place, cell: (row) => row.place ?? '—' },
          { key: 'days', head: words.days, cell: (row) => daysOf(language, row) },
          {
            key: 'acts',
            head: words.acts,
            headHidden: true,
            cell: (row) => {
              if (row.revokedAt) return words.revokedAt(instantToMinute(new Date(row.revokedAt), language));
              if (fixed) return null;
              const hidden = { id: row.holding, account };
              return (
                <div className={css.form}>
                  <AskForm
                    id={`last-${row.holding}`}
                    language={language}
                    action={endRoleOn}
                    look="plain"
                    submit={words.setEnd}
                    hidden={hidden}
                    asks={[{ name: 'toDay', label: words.endDay, kind: 'date', value: row.toDay ?? '' }]}
                  />
                  <AskForm
                    id={`now-${row.holding}`}
                    language={language}
                    action={endRole}
                    look="danger"
                    submit={words.revoke}
                    whose={roleName(language, row.role, row.rank)}
                    hidden={hidden}
                    asks={[]}
                  />
                </div>
              );
            },
          },
        ]}
      />
    </Panel>
  );
}
