import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

for (const role of ['sysadmin', 'secadmin', 'auditor'] as const) {
  test(`no ${role} opens a child's data by any door`, async ({ as, house, language }) => {
    const clerk = await as(house.staff);
    await openStayForm(clerk, language, LAST_NIGHT);
    await guardianIsHere(clerk, language);
    await typeFamily(clerk, { name: '邹小舟', number: numberOf(71) }, '110', '2026-11-20T17:05');
    await register(clerk, language);
    const [stay] = await installation()<{ id: string }[]>`select id from stay where lodging_id = ${house.id}`;

    const admin = await as(await holderOf(role));
    const doors = [
      `/lodgings/${house.code}`,
      `/lodgings/${house.code}?night=${LAST_NIGHT}`,
      `/lodgings/${house.code}/stays/${stay?.id}`,
      `/lodgings/${house.code}/stays/${stay?.id}?show=1`,
      `/lodgings?q=${house.code}`,
      `/board?day=${LAST_NIGHT}&q=${house.code}`,
      `/board/export?day=${LAST_NIGHT}&state=filed&format=csv`,
      `/tasks`,
      `/approvals`,
      `/desk?lodging=${house.code}`,
      `/stays/${stay?.id}?lodging=${house.code}`,
      `/reports/${LAST_NIGHT}?lodging=${house.code}`,
      `/api/v1/lodgings/${house.code}/days/${LAST_NIGHT}`,
    ];
    for (const door of doors) {
      const answer = await admin.request.get(door);
      const text = await answer.text();
      expect([403, 404], `${door} answered ${answer.status()}`).toContain(answer.status());
      for (const secret of ['邹小舟', '邹*', numberOf(71), house.name])
        expect(text, door).not.toContain(secret);
    }
    await admin.goto('/');
    await stand(admin);

    const officer = await as(await holderOf('officer', house.beat.id));
    await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
    await expect(officer.locator('main')).toContainText('邹*');
  });
}
