import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grants, type Permission, permissions, roles } from '#lib/access/permissions.ts';
import { type Door, doorsOf, faultOf } from '#lib/platform/walls/doors.ts';
import { readSources, sourceOf } from '#lib/platform/walls/source.ts';

/** Doors a stranger may open, and why. One that is guarded after all, or gone, fails. */
const open: Record<string, string> = {
  'app/(public)/help/api/page.tsx': 'drawn from the published document, holds nothing of anybody',
  'app/(public)/help/codes/page.tsx': 'the published list of results',
  'app/(public)/help/page.tsx': 'which help there is, the same for everybody',
  'app/(public)/help/[role]/page.tsx': 'what each role does here, the same for everybody',
  'app/(public)/verify/page.tsx':
    'number and short code are the right; nl.verify_receipt returns the least it can',
  'app/(public)/verify/[code]/page.tsx': 'the same, from the QR of a receipt',
  'app/(public)/verify/actions.ts#checkFile':
    'whoever holds a receipt file may have its signature checked; counted',
  'app/(public)/outage/[number]/page.tsx':
    'a certificate of an outage holds nothing of a person; nl.outage_certificate returns it as it was signed',
  'app/(public)/unsent/page.tsx': 'drawn by the phone from what it keeps itself; holds nothing of anybody',
  'app/page.tsx': 'shows nothing: leads to sign-in or to the page of the role',
  'app/api/health/route.ts#GET': 'versions and state for whoever watches; details only for system:read',
  'app/(public)/report-now/page.tsx': 'anybody may tell the police; shows only what this browser told',
  'app/(public)/report-now/no-room/page.tsx': 'the same for a child who came and got no room',
  'app/(public)/report-now/actions.ts#tell': 'anybody may tell the police; counted by network and in all',
  'app/(public)/report-now/actions.ts#leave': 'takes the key of what was told from this browser',
  'app/(public)/p/[plate]/page.tsx': 'the plate is the right; shows the house’s name and its duty telephone',
  'app/(public)/p/[plate]/fill/page.tsx': 'the same; a parent types, nothing is shown back',
  'app/(public)/p/[plate]/actions.ts#hand': 'whoever has seen the plate may hand the desk a draft; counted',
  'app/(public)/sign-in/page.tsx': 'where a stranger says who they are',
  'app/(public)/sign-in/second-factor/page.tsx':
    'between the first factor and the second nobody has a pass yet',
  'app/(public)/sign-in/enrol/page.tsx': 'the first second factor is enrolled before it can be shown',
  'app/(public)/sign-in/actions.ts#enterByPassword': 'signing in; counted by the throttle',
  'app/(public)/sign-in/with/[county]/[kind]/route.ts#GET':
    'leads to the house that vouches; counted, changes nothing here',
  'app/(public)/sign-in/back/route.ts#GET':
    'comes back from it: state, code and a vouched phone are the right; counted',
  'app/(public)/sign-in/code/page.tsx': 'the same by a code in a text message; shows nothing of anybody',
  'app/(public)/sign-in/actions.ts#askForText': 'asks for a code; counted, and the same answer to everybody',
  'app/(public)/sign-in/actions.ts#enterByText': 'the code, from the browser that asked for it; counted',
  'app/(public)/sign-in/actions.ts#enterDemonstration':
    'the same with the form filled in, in a demonstration only',
  'app/(public)/sign-in/actions.ts#enterByCode': 'the second factor, of a session that has only the first',
  'app/(public)/sign-in/actions.ts#enrol': 'enrolling, of a session that has only the first factor',
  'app/(public)/sign-out/route.ts#POST': 'leaving needs no right; only from our own pages',
  'app/(public)/t/[token]/page.tsx':
    'the token is the right; nl.link_read returns the houses and nights the message named, and looking files nothing',
  'app/(public)/t/[token]/actions.ts#confirm': 'the token is the right; files nil for what it named, counted',
  'app/(public)/t/[token]/actions.ts#revoke': 'whoever holds a link may end it',
  'app/(public)/pair/[code]/page.tsx': 'the code is the right; nl.pairing_read returns the least it can',
  'app/(public)/pair/[code]/actions.ts#pairHere': 'the code is the right, used once; counted',
  'app/(public)/paired/route.ts#GET': 'the device’s own key opens the device’s own session; the key turns',
  'app/(public)/pin/page.tsx': 'asks the PIN of the session there is; shows its person’s name',
  'app/(public)/pin/actions.ts#prove': 'the PIN of the session there is; counted by device and person',
  'app/(public)/shift/page.tsx': 'a shared desk’s own key; shows who has a PIN there',
  'app/(public)/shift/actions.ts#begin': 'a shared desk’s key, a name and a PIN; counted',
  'app/(public)/shift/actions.ts#join': 'a shared desk’s key, phone and password; counted as signing in',
  'app/(public)/invite/[code]/page.tsx': 'the code is the right; nl.invitation_read returns the least it can',
  'app/(public)/invite/[code]/actions.ts#accept': 'the code is the right, used once',
};

const doors = doorsOf(readSources());
const of = (kind: Door['kind']) => doors.filter((door) => door.kind === kind);
const faults = (kind: Door['kind']) =>
  of(kind).flatMap((door) => {
    const fault = faultOf(door);
    return fault && !(door.name in open) ? [`${door.name}: ${fault}`] : [];
  });

test('every page enters through the gate, or is listed as open to strangers', (t) => {
  t.diagnostic(
    `${of('page').length} pages, ${of('page').filter(({ name }) => name in open).length} of them open`,
  );
  assert.ok(of('page').length > 0, 'no page was read');
  assert.deepEqual(faults('page'), []);
});

test('every action goes through act(), or is listed as open to strangers: a page never guards its action', (t) => {
  t.diagnostic(
    `${of('action').length} actions, ${of('action').filter(({ name }) => name in open).length} of them open`,
  );
  assert.ok(of('action').length > 0, 'no action was read');
  assert.deepEqual(faults('action'), []);
});

test('every route goes through the gate, or is listed as open to strangers', (t) => {
  t.diagnostic(
    `${of('route').length} methods of routes, ${of('route').filter(({ name }) => name in open).length} open`,
  );
  assert.ok(of('route').length > 0, 'no route was read');
  assert.deepEqual(faults('route'), []);
});

test('a layout guards nothing: it stays mounted while the page beneath it changes', (t) => {
  t.diagnostic(`${of('layout').length} layouts`);
  assert.ok(of('layout').length > 0, 'no layout was read');
  assert.deepEqual(faults('layout'), []);
});

test('what a stranger may send comes from our own pages', () => {
  const sent = doors.filter(
    ({ kind, name }) => kind === 'action' || (kind === 'route' && !/#(GET|HEAD)$/.test(name)),
  );
  const wrong = sent.filter(
    ({ name, calls }) => name in open && !calls.includes('visitByForm') && !calls.includes('fromOwnPage'),
  );
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
  );
});

test('an open door is listed only while it stands open', () => {
  const idle = Object.keys(open).filter((name) => {
    const door = doors.find((one) => one.name === name);
    return !door || faultOf(door) === null;
  });
  assert.deepEqual(idle, []);
});

test('a page asks for a right that somebody of its side of the house has', () => {
  const names: readonly string[] = Object.keys(permissions);
  const isPermission = (name: string): name is Permission => names.includes(name);
  const sides: Record<string, readonly string[]> = {
    '(lodging)': ['staff', 'owner'],
    '(police)': ['officer', 'duty', 'chief', 'supervisor'],
    '(admin)': ['supervisor', 'publisher', 'agent', 'sysadmin', 'secadmin', 'auditor'],
  };
  const wrong = doors.flatMap(({ name, permissions: wanted }) => {
    const side = sides[name.split('/')[1] ?? ''];
    return wanted.flatMap((permission) => {
      if (!isPermission(permission)) return [`${name}: ${permission} is no permission`];
      const holders = roles.filter((role) => grants(permission, role, 'police'));
      return side && !holders.some((role) => side.includes(role))
        ? [`${name}: ${permission} is held by ${holders}`]
        : [];
    });
  });
  assert.deepEqual(wrong, []);
});

test('unguarded doors are found when planted', () => {
  const fault = (path: string, text: string) => doorsOf([sourceOf(path, text)]).map(faultOf);
  const page = 'app/(police)/planted/page.tsx';
  assert.deepEqual(fault(page, 'export default async function Page() {\n  return null;\n}\n'), [
    'page without enter',
  ]);
  const onlyTitle = `export async function generateMetadata() {\n  return enter('board:read', titleOf);\n}\n
export default async function Page() {\n  await visitor();\n  return null;\n}\n`;
  assert.deepEqual(fault(page, onlyTitle), ['page without enter']);
  assert.deepEqual(
    fault(
      page,
      "export default async function Page() {\n  return load();\n}\nasync function load() {\n  return enter('board:read', rows);\n}\n",
    ),
    [null],
  );
  assert.deepEqual(
    fault(
      page,
      "export default async function Page() {\n  await enter('board:read', rows);\n  return transaction(rows);\n}\n",
    ),
    ['page calls transaction'],
  );
  assert.deepEqual(
    fault(
      'app/planted/layout.tsx',
      "export default async function Layout() {\n  await enter('board:read', rows);\n}\n",
    ),
    ['layout calls enter'],
  );
  const actions =
    "'use server';\nexport async function one(form: FormData) {\n  return act('task:work', input, form, work);\n}\nexport async function two() {\n  return work();\n}\n";
  assert.deepEqual(fault('app/planted/actions.ts', actions), [null, 'action without act']);
  assert.deepEqual(
    fault('app/planted/route.ts', 'export const GET = async () => {\n  return new Response();\n};\n'),
    ['route without handle or download or upload or own'],
  );
});
