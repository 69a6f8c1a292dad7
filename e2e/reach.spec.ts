import { boardWords } from '#lib/overview/words.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a chief sees the station and nothing beside it @wide', async ({ as, makeHouse, beats, language }) => {
  const near = beats[0];
  const far = beats.find(({ station }) => station !== near?.station);
  if (!near || !far) throw new Error('the demonstration has two stations');
  const [own, other] = [await makeHouse(undefined, near), await makeHouse(undefined, far)];
  const chief = await as(await holderOf('chief', near.station));
  for (const [house, seen] of [
    [own, 1],
    [other, 0],
  ] as const) {
    await chief.goto(`/board?day=${LAST_NIGHT}&state=due&q=${house.code}`);
    await expect(chief.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(chief.getByRole('link', { name: house.name, exact: true })).toHaveCount(seen);
  }
  await chief.goto(`/board?day=${LAST_NIGHT}&state=due`);
  await expect(chief.getByRole('combobox', { name: boardWords(language).station })).toHaveCount(0);
  await expect(chief.locator('main')).not.toContainText(far.stationName);
  await stand(chief);
  expect((await chief.goto(`/lodgings/${own.code}`))?.status()).toBe(200);
  await stand(chief);
  expect((await chief.goto(`/lodgings/${other.code}`))?.status()).toBe(404);
  await expect(chief.locator('body')).not.toContainText(other.name);
  await stand(chief);
  expect((await chief.goto(`/board?day=${LAST_NIGHT}&state=due&station=${far.station}`))?.status()).toBe(200);
  await expect(chief.locator('main')).not.toContainText(far.stationName);

  const supervisor = await as(await holderOf('supervisor'));
  for (const house of [own, other]) {
    await supervisor.goto(`/board?day=${LAST_NIGHT}&state=due&q=${house.code}`);
    await expect(supervisor.getByRole('link', { name: house.name, exact: true })).toBeVisible();
  }
});

test("a stranger's lodging is not found, and answers as one that does not exist", async ({
  as,
  makeHouse,
}) => {
  const [own, other] = [await makeHouse(), await makeHouse()];
  const owner = await as(own.owner);
  const paths = (code: string) => [
    `/desk?lodging=${code}`,
    `/stays/new?lodging=${code}&night=${LAST_NIGHT}`,
    `/reports?lodging=${code}`,
    `/reports/${LAST_NIGHT}?lodging=${code}`,
    `/my-lodging?lodging=${code}`,
    `/api/v1/lodgings/${code}/days/${LAST_NIGHT}`,
  ];
  for (const [n, path] of paths(other.code).entries()) {
    const answer = await owner.goto(path);
    const nobody = await owner.request.get(paths('ZZ9999')[n] ?? '/');
    expect([answer?.status(), nobody.status()], path).toEqual([404, 404]);
    expect(await owner.content(), path).not.toContain(other.name);
  }
  await owner.goto(`/desk?lodging=${other.code}`);
  await stand(owner);
  await owner.goto(`/desk?lodging=${own.code}`);
  await expect(owner.getByText(own.name).first()).toBeVisible();
});
