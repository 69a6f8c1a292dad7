import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { reconcile } from '#lib/reconcile/commands.ts';
import { numberKey } from '#lib/reconcile/keys.ts';
import { readRegister } from '#lib/reconcile/read-register.ts';
import { dropRegister, endUpload, isWaiting, noteRead, uploadedRegister } from '#lib/reconcile/upload.ts';
import { refuseClear } from '#lib/reconcile/zone.ts';

const job = 'register';
const tellEvery = 1000;

/**
 * Compares a register that a page was sent. A worker that died begins it anew; whatever keeps it from being compared stands in its
 * record with its number. The file goes either way.
 */
export async function workRegister(county: string, upload: string): Promise<void> {
  const asWorker = <T>(work: Parameters<typeof passAsJob<'register:reconcile', T>>[3]) =>
    passAsJob<'register:reconcile', T>('register:reconcile', job, county, work);
  if (!(await asWorker((pass) => isWaiting(pass, upload)))) return;
  let read = 0;
  let telling: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    telling = asWorker(async (pass) => {
      await noteRead(pass, upload, read);
      return null;
    }).catch((error: unknown) => logLine('error', 'register.progress', { upload, ...traceOf(error) }));
  }, tellEvery);
  try {
    const register = await readRegister(uploadedRegister(county, upload), numberKey(county), (done) => {
      read = done;
    });
    refuseClear(register);
    await asWorker(async (pass) => {
      const { run, changed, rows, refused } = await reconcile(pass, register);
      await endUpload(pass, upload, { run, changed, rows, refused });
      return null;
    });
  } catch (error) {
    const code = error instanceof Refusal ? (error.problems[0]?.code ?? 'M-199') : 'M-199';
    if (code === 'M-199') logLine('error', 'register.failed', { county, upload, ...traceOf(error) });
    await asWorker(async (pass) => {
      await endUpload(pass, upload, { code });
      return null;
    });
  } finally {
    clearInterval(timer);
    await telling;
  }
  await dropRegister(county, upload);
}
