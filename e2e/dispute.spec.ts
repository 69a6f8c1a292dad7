import { county } from '#drizzle/seed/townships.ts';
import { systemNow } from '#lib/clock/now.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { tendMatters } from '#lib/matter/tend.ts';
import { matterWords, outcomeName, ownWords, topicName } from '#lib/matter/words.ts';
import { handedWords } from '#lib/matter/words-handed.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { installation } from './installation.ts';
import { type House, holderOf, unitNamed } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

const tend = () => passAsJob('clock:work', 'stories', county.code, (pass) => tendMatters(pass));

/** A call for clues that asks one house alone, so that no neighbour's house is told. */
async function callTo(house: House): Promise<string> {
  const sql = installation();
  const id = uuidv7(systemNow());
  const [composer, releaser] = [await holderOf('chief', house.beat.station), await holderOf('supervisor')];
  await sql`insert into clue_call (county, id, unit_id, place, asks, ends_on, composed_by, composed_at, released_by, released_at)
    values (${county.code}, ${id}, ${await unitNamed('消防救援大队')}, '农贸市场', '昨晚九点，有人见过一辆白色面包车吗？',
      nl.civil_day(nl.now()) + 3, ${composer.id}, nl.now(), ${releaser.id}, nl.now())`;
  await sql`insert into clue_house (county, call_id, lodging_id) values (${county.code}, ${id}, ${house.id})`;
  return id;
}

test('a dispute raised by a clerk is worked in steps to a result the house reads; what the police ask is answered in private', async ({
  as,
  house,
  language,
}) => {
  const [words, police] = [ownWords(language), matterWords(language)];
  const call = await callTo(house);
  const clerk = await as(house.staff);
  await clerk.goto('/ask');
  await clerk.getByRole('link', { name: words.toAsk }).click();
  await stand(clerk);
  const form = clerk.locator('#raise-dispute');
  // A phone keeps what is typed once the page is awake; typed earlier, it is typed again.
  await expect(async () => {
    await form.locator('[name=topic]').selectOption('charge');
    await form.locator('[name=text]').fill('客人电话13800138000，说押金没退，吵了半小时。');
    await clerk.reload();
    await expect(form.locator('[name=text]'), 'a reload costs nothing').toHaveValue(/说押金没退/, {
      timeout: 3000,
    });
  }).toPass({ timeout: 30_000 });
  await expect(form.locator('[name=topic]')).toHaveValue('charge');
  await form.getByRole('button', { name: words.send }).click();
  await expect(clerk.getByText('M-602').first()).toBeVisible();
  await form.getByRole('button', { name: words.send }).click();
  await clerk.waitForURL(/\/matters\/[0-9a-f-]+/);
  await tend();

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/disputes');
  await officer.getByRole('link', { name: house.name }).click();
  const step = async (text: string, to: 'police' | 'house') => {
    const form = officer.locator('#add-step');
    await form.locator('[name=text]').fill(text);
    await form.locator('[name=to]').selectOption(to);
    await form.getByRole('button', { name: police.saveStep }).click();
    await expect(officer.locator('.talk').getByText(text)).toBeVisible();
  };
  await step('看过监控，押金条还在。', 'police');
  await step('我十点到店里，当面讲清。', 'house');
  await stand(officer);
  await expect(clerk.getByText('我十点到店里，当面讲清。')).toBeVisible();
  await expect(clerk.getByText('看过监控')).toHaveCount(0);
  await officer.locator('#end-matter [name=outcome]').selectOption('settled');
  await officer.locator('#end-matter [name=text]').fill('押金当面退清，双方签字。');
  await officer.locator('#end-matter').getByRole('button', { name: police.end }).click();
  await expect(officer.getByText(police.didEnd, { exact: true }).first()).toBeVisible();
  await expect(clerk.getByText(words.result(outcomeName('settled', language)))).toBeVisible();
  await expect(clerk.getByText('押金当面退清，双方签字。')).toBeVisible();
  await stand(clerk);

  await clerk.goto('/matters');
  await expect(clerk.getByRole('link', { name: topicName('charge', language) })).toBeVisible();
  await expect(form.locator('[name=text]'), 'what went is kept no longer').toHaveValue('');
  const asked = clerk.locator(`#answer-${call}`);
  await asked.locator('[name=text]').fill('见过，停在后巷，车尾有白字。');
  await asked.getByRole('button', { name: words.answer }).click();
  await expect(clerk.getByText(words.clueOnlyYou)).toBeVisible();
  await tend();
  await officer.goto('/disputes');
  await officer.getByRole('link', { name: house.name }).click();
  await expect(officer.getByText('见过，停在后巷，车尾有白字。').first()).toBeVisible();
  const owner = await as(house.owner);
  await owner.goto('/matters');
  await expect(owner.locator(`#answer-${call}`)).toBeVisible();
  await expect(owner.locator('a[href*="/matters/"]')).toHaveCount(1);
});

test('a school hands in a clue at its own page, the officer asks back, the school reads it live and never how it ends; the house reads nothing', async ({
  as,
  house,
  language,
}) => {
  const [words, police] = [handedWords(language), matterWords(language)];
  const school = await as(await holderOf('agent', await unitNamed('桃洪镇中心学校')));
  await school.goto('/handed-in');
  const form = school.locator('#hand-clue');
  await form.locator('[name=lodging]').fill('星河客栈');
  await form.locator('[name=topic]').selectOption('minors');
  await form.locator('[name=text]').fill('有学生连着三个周末在那里打游戏到天亮。');
  await form.getByRole('button', { name: words.send }).click();
  await expect(school.getByText(/M-71[01]/).first(), 'one house is meant, or it says why not').toBeVisible();
  await form.locator('[name=lodging]').fill(house.name);
  await form.getByRole('button', { name: words.send }).click();
  await school.waitForURL(/\/handed-in\/[0-9a-f-]+/);
  await expect(school.getByRole('heading', { name: house.name })).toBeVisible();
  await stand(school);
  const id = new URL(school.url()).pathname.split('/')[2];
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/disputes/${id}`);
  await expect(officer.locator('.talk')).toContainText('桃洪镇中心学校');
  const step = officer.locator('#add-step');
  await step.locator('[name=text]').fill('是哪几天？');
  await step.locator('[name=to]').selectOption('house');
  await step.getByRole('button', { name: police.saveStep }).click();
  await expect(school.locator('.talk')).toContainText('是哪几天？');
  await officer.locator('#end-matter [name=outcome]').selectOption('explained');
  await officer.locator('#end-matter [name=text]').fill('家长在场。');
  await officer.locator('#end-matter').getByRole('button', { name: police.end }).click();
  await expect(officer.getByText(police.didEnd, { exact: true }).first()).toBeVisible();
  await school.reload();
  await expect(school.getByText(words.ended)).toBeVisible();
  await expect(school.getByText(/家长在场|已排除|Explained/)).toHaveCount(0);
  const owner = await as(house.owner);
  await owner.goto('/matters');
  await expect(owner.locator('a[href*="/matters/"]')).toHaveCount(0);
});
