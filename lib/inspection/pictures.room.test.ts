import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { checkFiles } from '#lib/attachment/check.ts';
import { stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';
import { signInspection } from './commands.ts';
import { openPicture, picturesOf, visitTakes } from './pictures.ts';
import { openRectifications } from './queries.ts';
import { proveRectification } from './rectify.ts';
import { broken, town, visit } from './stage-town.ts';

const house = stage();
after(() => house.close());

const drawn = async (...colours: string[]) =>
  checkFiles(
    await Promise.all(
      colours.map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .withExif({ IFD0: { Copyright: 'somewhere' } })
          .toBuffer(),
      ),
    ),
    visitTakes,
  );

test(
  'photos of a visit: none unless the county takes them, never for the house, each opening in the book, gone with the words',
  house.scene(async (scene) => {
    const t = await town(scene);
    const [one, two] = [await drawn('#ff0000'), await drawn('#ff0000', '#00ff00')];
    const signed = (input: ReturnType<typeof visit>, files: typeof one) =>
      scene.as(t.officer, 'inspection:sign', (pass) => signInspection(pass, input, files));
    await assert.rejects(signed(visit(t), one), { problems: [{ code: 'M-578', field: 'file' }] });
    await scene.sql`insert into setting (county, key, scope, scope_key, from_day, value, set_at)
      values (${scene.county}, 'inspection_pictures', 'county', '', '2026-01-01', '1'::jsonb, '2026-01-01T00:00:00Z')`;
    await assert.rejects(signed(visit(t), two), { problems: [{ code: 'M-579', field: 'file' }] });
    const plain = await signed(visit(t), one);
    const corrected = await signed(broken(t), one);

    const shown = (who: typeof t.officer, id: string) =>
      scene.as(who, 'inspection:read', (pass) => picturesOf(pass, id));
    const [photo] = await shown(t.officer, plain.id);
    assert.deepEqual([photo?.width, photo?.height, photo?.cleared], [40, 30, false]);
    const open = (who: typeof t.officer, id = plain.id) =>
      scene.as(who, 'inspection:read', (pass) => openPicture(pass, { visit: id, picture: photo?.id ?? '' }));
    const { bytes } = await open(t.chief);
    const kept = await sharp(bytes).metadata();
    assert.deepEqual([kept.format, kept.exif], ['jpeg', undefined], 'drawn anew');
    const [book] = await scene.sql<{ n: number }[]>`select count(*)::int as n from house_book_event
      where county = ${scene.county} and act = 'inspection.picture_open' and subject_id = ${plain.id}`;
    assert.equal(book?.n, 1);
    await assert.rejects(open(t.stranger), { kind: 'not_found' });
    await assert.rejects(open(t.chief, corrected.id), { kind: 'not_found' }, 'by its own visit alone');
    await assert.rejects(
      scene.as(t.owner, 'desk:read', async (pass) => {
        await pass.sql`select id from inspection_picture`;
        return null;
      }),
      /permission denied/,
    );

    const clear = () => scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    const left = async (id: string) => (await shown(t.officer, id)).filter(({ cleared }) => !cleared).length;
    await scene.clock('2029-11-18T02:00:00Z');
    await clear();
    assert.deepEqual(
      [await left(plain.id), await left(corrected.id)],
      [0, 1],
      'an open correction keeps its own',
    );
    await assert.rejects(open(t.officer), { kind: 'gone' });
    const [waits] = await scene.as(t.officer, 'inspection:read', openRectifications);
    const rectification = waits?.id ?? '';
    await scene.as(t.officer, 'inspection:sign', (pass) =>
      proveRectification(pass, { rectification, proof: 'returns', said: null }),
    );
    await scene.clock('2032-11-17T02:00:00Z');
    await clear();
    assert.equal(await left(corrected.id), 1);
    await scene.clock('2032-11-18T02:00:00Z');
    await clear();
    assert.equal(await left(corrected.id), 0);
  }),
);
