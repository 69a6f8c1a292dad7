import { readFileSync } from 'node:fs';
import { revealWords } from '#lib/approval/words.ts';
import { runCli } from '#lib/cli/main.ts';
import { releaseCliWords } from '#lib/cli/words-release.ts';
import { releaseWords } from '#lib/release/words.ts';
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
  const reference = `LH-${house.code.slice(2)}`;
  await form.locator('[name=reference]').fill(reference);
  await form.locator('button').click();
  await expect(chief.getByText(words.askedDone)).toBeVisible();
  await expect(chief.getByText(words.waits, { exact: true }).first()).toBeVisible();
  await stand(chief);

  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto('/approvals');
  const row = supervisor.locator('section:has(#packs) .contact').filter({ hasText: reference });
  await stand(supervisor);
  await row.getByRole('button', { name: revealWords(language).approve, exact: true }).click();
  await expect(row).toHaveCount(0);

  await chief.goto('/evidence');
  await chief.locator('form[id^=make-] button').first().click();
  await expect(chief.getByText(words.madeDone)).toBeVisible();
  await stand(chief);
  const fetched = async (name: string) => {
    const [file] = await Promise.all([
      chief.waitForEvent('download'),
      chief.locator('.contact').first().getByRole('link', { name, exact: true }).click(),
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
  const paper = await said(await fetched(words.pdf));
  expect(paper.code, paper.text).toBe(0);
  expect(releaseCliWords(language).none).not.toBe(paper.text);
});
