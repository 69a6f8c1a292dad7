import type { Answer, Met } from './stage-provider.ts';

type Part = { external: string; sender: string; status: 0 | 1 | 2 | 3; at: number };

/** WeCom's mass send to outside contacts as its documents tell: nothing leaves until the officer confirms; one a contact and day. */
export function fakeWecomExternal(contacts: Record<string, Record<string, string>>, clock: () => Date) {
  const tasks = new Map<string, Part[]>();
  const had = new Map<string, string>();
  const strangers = new Set<string>();
  const json = (errcode: number, more: object = {}): Answer => ({ body: { errcode, ...more } });
  const answer = ({ path, body }: Met): Answer => {
    if (path === '/cgi-bin/gettoken') return json(0, { access_token: 't', expires_in: 7200 });
    const asked = JSON.parse(body);
    if (path.endsWith('/batch/get_by_user')) {
      const [user] = asked.userid_list;
      const own = Object.entries(contacts[user] ?? {});
      if (own.length === 0) return json(84061);
      // One contact a page, so that the cursor is followed.
      const at = Number(asked.cursor || 0);
      const [phone, external_userid] = own[at] ?? [];
      return json(0, {
        external_contact_list: [
          { external_contact: { external_userid }, follow_info: { userid: user, remark_mobiles: [phone] } },
        ],
        next_cursor: at + 1 < own.length ? String(at + 1) : '',
      });
    }
    if (path.endsWith('/add_msg_template')) {
      const known = new Set(Object.values(contacts[asked.sender] ?? {}));
      const people: string[] = asked.external_userid;
      const msgid = `task${tasks.size}`;
      const parts = people.filter((one) => known.has(one));
      if (parts.length === 0) return json(41048, { fail_list: people });
      tasks.set(
        msgid,
        parts.map((external) => ({ external, sender: asked.sender, status: 0, at: 0 })),
      );
      return json(0, { msgid, fail_list: people.filter((one) => !known.has(one)) });
    }
    const parts = (tasks.get(asked.msgid) ?? []).filter(({ sender }) => sender === asked.userid);
    return json(0, {
      send_list: parts.map(({ external, status, at }) => ({
        ...{ external_userid: external, userid: asked.userid, status },
        ...(at ? { send_time: at } : {}),
      })),
      next_cursor: '',
    });
  };
  /** The officer taps: each contact gets it unless they left or had the day's one. */
  const confirm = (officer: string) => {
    const day = clock().toISOString().slice(0, 10);
    for (const part of [...tasks.values()].flat()) {
      if (part.sender !== officer || part.status !== 0) continue;
      part.status = strangers.has(part.external) ? 2 : had.get(part.external) === day ? 3 : 1;
      if (part.status === 1) had.set(part.external, day);
      part.at = Math.floor(clock().getTime() / 1000);
    }
  };
  return { answer, tasks, strangers, confirm };
}
