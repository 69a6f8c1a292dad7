import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { checkFiles } from '#lib/attachment/check.ts';
import { stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { choiceInput } from '../audience/form.ts';
import { askForCheck, correct, saveText, takeList } from '../compose.ts';
import { textInput } from '../inputs.ts';
import { ownNotices } from '../own.ts';
import { toldOf } from '../queries.ts';
import { codeOf, county, signed } from '../stage-notice.ts';
import './clearing.ts';
import { ownPicture } from './own.ts';
import { addPictures, noticeTakes, pictureOf, removePicture } from './store.ts';

const house = stage();
after(() => house.close());

const drawn = async (background: string) =>
  checkFiles(
    [
      await sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer(),
    ],
    noticeTakes,
  );

test(
  'pictures of a notice are put in while it is a draft, signed with it, seen by exactly whom it was sent to, copied to its correction, and go at their date',
  house.scene(async (scene) => {
    const here = await county(scene);
    const { publisher, supervisor } = here;
    const text = textInput.parse({ title_zh: '降温', body_zh: '{lodging}请多问一句', ack: '1' });
    const { id } = await scene.as(publisher, 'notice:compose', (pass) => saveText(pass, text));
    const add = async (who: typeof publisher, colour: string) => {
      const files = await drawn(colour);
      return scene.as(who, 'notice:compose', (pass) => addPictures(pass, { notice: id }, files));
    };
    assert.equal(await codeOf(add(supervisor, '#ff0000')), 'M-764', 'another’s draft');
    await add(publisher, '#ff0000');
    await add(publisher, '#ff0000');
    await add(publisher, '#00ff00');
    const shown = () =>
      scene.as(publisher, 'notice:compose', async (pass) => (await toldOf(pass, id)).pictures);
    const [first, second] = await shown();
    assert.ok(first && second);
    assert.equal((await shown()).length, 2, 'the same one once');
    const see = (who: typeof publisher) =>
      scene.as(who, 'notice:compose', (pass) => pictureOf(pass, { notice: id, picture: first.id }));
    assert.equal(await codeOf(see(supervisor)), 'M-161', 'a draft is its composer’s alone');
    await scene.as(publisher, 'notice:compose', (pass) =>
      removePicture(pass, { notice: id, picture: second.id }),
    );
    const own = (who: typeof publisher) =>
      scene.as(who, 'account:own', (pass) => ownPicture(pass, { notice: id, picture: first.id }));
    const owner = here.owners[0];
    assert.ok(owner);
    await scene.as(publisher, 'notice:compose', (pass) =>
      takeList(pass, id, choiceInput.parse({ roles: 'owner' })),
    );
    await scene.as(publisher, 'notice:compose', (pass) => askForCheck(pass, { notice: id }));
    assert.equal(await codeOf(add(publisher, '#0000ff')), 'M-762', 'once handed in it stands');
    assert.equal(await codeOf(own(owner)), 'M-161', 'not sent yet');
    assert.ok((await see(supervisor)).bytes.length > 100);
    await signed(scene, here, id);
    const [mine] = await scene.as(owner, 'account:own', (pass) => ownNotices(pass));
    assert.deepEqual(mine?.pictures, [{ id: first.id, width: 40, height: 30 }]);
    assert.equal((await sharp((await own(owner)).bytes).metadata()).format, 'jpeg');
    assert.equal(await codeOf(own(here.officers[0] ?? owner)), 'M-161', 'nobody it was not sent to');
    const next = await scene.as(publisher, 'notice:compose', (pass) => correct(pass, { notice: id }));
    const copied = await scene.as(publisher, 'notice:compose', (pass) => toldOf(pass, next.id));
    assert.equal(copied.pictures.length, 1);
    await scene.clock('2027-05-21T20:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(await codeOf(own(owner)), 'M-161');
    const [left] = await scene.sql<{ n: number }[]>`select count(*)::int as n from notice_picture
      where county = ${scene.county} and picture is null and length(hash) = 32`;
    assert.equal(left?.n, 2);
  }),
);
