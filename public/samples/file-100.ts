/**
 * Files 100 returns by batch in TypeScript without any library, and ends with exactly 100 receipts however bad the line is.
 *
 *   ORIGIN=http://127.0.0.1:3000 KEY=nl_live_… NIGHT=2026-11-20 node file-100.ts > receipts.json   (Node 24)
 *
 * Each return has an Idempotency-Key made before the first try and kept through all of them, so a try whose answer was lost
 * is simply sent again: the same receipt comes back. Every person and number here is invented.
 */
const { ORIGIN = '', KEY = '', NIGHT = '' } = process.env;
const batch = 20;

type Receipt = { number: string; short_code: string };
type Item = { status: number; lodging: string; receipt: Receipt };

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Sends again with growing pauses until there is an answer that counts; what the line swallowed is unknown, not lost. */
async function untilAnswered<T>(method: string, path: string, body?: unknown): Promise<{ status: number; data: T }> {
  for (let pause = 200; ; pause = Math.min(pause * 2, 5000)) {
    try {
      const answer = await fetch(`${ORIGIN}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      });
      const data = (await answer.json()) as T;
      if (answer.status < 500 && answer.status !== 429) return { status: answer.status, data };
      await sleep(Number(answer.headers.get('retry-after') ?? 0) * 1000);
    } catch {
      // a broken line: ask again
    }
    await sleep(pause * (0.5 + Math.random()));
  }
}

const stay = (n: number) => ({
  serial: `TS-${NIGHT}-${n}`,
  room: String(300 + n),
  child: { name: '测试乙', document_type: 'household_book', sex: 'M', birth_date: `2013-${String((n % 12) + 1).padStart(2, '0')}-01` },
  check_in: `${NIGHT}T21:05:00+08:00`,
  companions: [{ name: '测试父', relation: 'parent' }],
  guardian: { name: '测试父', phone: '13900000003', result: 'present' },
});

const { data } = await untilAnswered<{ lodgings: { code: string }[] }>('GET', '/lodgings');
const returns = data.lodgings.slice(0, 100).map(({ code }, n) => ({
  lodging: code,
  night: NIGHT,
  idempotency_key: `ts-${NIGHT}-${code}`,
  // three of four houses had nobody
  return: n % 4 === 0 ? { kind: 'guests', stays: [stay(n)] } : { kind: 'nil' },
}));
const receipts: Record<string, Receipt> = {};
for (let start = 0; start < returns.length; start += batch) {
  const part = returns.slice(start, start + batch);
  const answer = await untilAnswered<{ items: Item[] }>('POST', '/returns', { returns: part });
  if (answer.status !== 200) throw new Error(`the batch was refused: ${JSON.stringify(answer.data)}`);
  for (const item of answer.data.items) {
    if (item.status >= 300) throw new Error(`refused: ${JSON.stringify(item)}`);
    receipts[item.lodging] = item.receipt;
  }
}
console.log(JSON.stringify(receipts));
