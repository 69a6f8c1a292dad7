import { readFileSync } from 'node:fs';
import { reason } from '#lib/anomaly/rule.ts';
import { revealWords } from '#lib/approval/words.ts';
import { runCli } from '#lib/cli/main.ts';
import { releaseCliWords } from '#lib/cli/words-release.ts';
import { releaseWords } from '#lib/release/words.ts';
import { putAlert } from './alerts.ts';
import { fileNil } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a pack is asked by one, allowed by another, fetched as paper and machine file, and verified offline', async ({
  as,
  house,
  language,
}) => {
  const words = releaseWords(language);
  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await fileNil(clerk, language, LAST_NIGHT);

  const chief = await as(await holderOf('chief', house.beat.station));
  await chief.goto(`/evidence?lodging=${house.code}&from=${LAST_NIGHT}&to=${LAST_NIGHT}`);
  const form = chief.locator('form#evidence');
  await form.locator('[name=authority]').fill('隆回县人民检察院');
  await form.locator('[name=reference]').fill('13800001234');
  await form.locator('button').click();
  await expect(chief.locator('#errors'), 'a reference is no phone').toBeVisible();
  const number = house.code.slice(2);
  const [reference, ofCase] = [`LH-${number}`, `AJ-${number}`];
  await form.locator('[name=reference]').fill(reference);
  await form.locator('button').click();
  await expect(chief.getByText(words.askedDone)).toBeVisible();
  await expect(chief.getByText(words.waits, { exact: true }).first()).toBeVisible();

  // The pack of a case is asked from the case's own page.
  const alert = await putAlert(house, {
    ...{ rule: 'copied_report', from: LAST_NIGHT, to: LAST_NIGHT },
    ...{ reasons: [reason('same_guests', { nights: 1, children: 2 })], evidence: {} },
  });
  await chief.goto(`/alerts/${alert}`);
  await chief.getByRole('link', { name: words.askCase, exact: true }).click();
  const caseForm = chief.locator('form#evidence-case');
  await caseForm.locator('[name=authority]').fill('隆回县人民检察院');
  await caseForm.locator('[name=reference]').fill(ofCase);
  await stand(chief);
  await caseForm.locator('button').click();
  await expect(chief.getByText(ofCase)).toBeVisible();

  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto('/approvals');
  const rows = supervisor.locator('section:has(#packs) .contact').filter({ hasText: number });
  await expect(rows).toHaveCount(2);
  await stand(supervisor);
  for (const left of [1, 0]) {
    await rows
      .last()
      .getByRole('button', { name: revealWords(language).approve, exact: true })
      .click();
    await expect(rows).toHaveCount(left);
  }

  await chief.goto('/evidence');
  const own = (text: string) => chief.locator('section:has(#own) .contact').filter({ hasText: text }).first();
  for (const asked of [ofCase, reference]) {
    await own(asked).locator('form[id^=make-] button').click();
    await expect(own(asked).getByRole('link', { name: words.machine, exact: true })).toBeVisible();
  }
  await stand(chief);
  const fetched = async (name: string, asked = reference) => {
    const [file] = await Promise.all([
      chief.waitForEvent('download'),
      own(asked).getByRole('link', { name, exact: true }).click(),
    ]);
    return await file.path();
  };
  const said = async (file: string) => {
    const lines: string[] = [];
    const code = await runCli(['evidence', 'verify', file], {
      out: (line) => lines.push(line),
      say: (line) => lines.push(line),
    });
    return { code, text: lines.join('\n') };
  };
  const machine = await fetched(words.machine);
  const told = await said(machine);
  expect(told.text).toContain(reference);
  expect(told.code, told.text).toBe(0);
  expect(readFileSync(machine, 'utf8')).not.toMatch(/"fields": "opened"/);
  const found = await said(await fetched(words.machine, ofCase));
  expect(found.code, found.text).toBe(0);
  expect(found.text).toContain(alert.slice(-12));
  const paper = await said(await fetched(words.pdf));
  expect(paper.code, paper.text).toBe(0);
  expect(releaseCliWords(language).none).not.toBe(paper.text);
});
