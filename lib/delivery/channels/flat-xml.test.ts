import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stopwatch } from '#lib/clock/now.ts';
import { readFlat } from './flat-xml.ts';

test('a flat message is read: bare text, CDATA with what looks like markup, blanks between, the first of two', () => {
  const xml = `<xml>\n<FromUserName><![CDATA[zhou]]></FromUserName>
    <CreateTime>1348831860</CreateTime><Content><![CDATA[a <b> & ]] > c]]></Content><Content>2</Content></xml>`;
  assert.deepEqual(readFlat(xml), {
    ...{ FromUserName: 'zhou', CreateTime: '1348831860', Content: 'a <b> & ]] > c' },
  });
  assert.deepEqual(readFlat('<xml></xml>'), {});
});

test('whatever is more than flat is not read, and nothing is expanded: bombs, entities, attributes, nesting, names of objects', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><xml><Content>&b;</Content></xml>`;
  const outside = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><Content>&f;</Content></xml>`;
  for (const xml of [
    ...[bomb, outside, '<xml><Content>&b;</Content></xml>', '<xml><A><B>1</B></A></xml>'],
    ...['<xml><A x="1">1</A></xml>', '<xml><A>1</B></xml>', '<xml>1</xml>', '<a></a>', '', '<xml>', '{}'],
    `<?xml version="1.0"?><xml><A>1</A></xml>`,
    `<xml><Content><![CDATA[${'长'.repeat(20_000)}]]></Content></xml>`,
  ])
    assert.equal(readFlat(xml), null, xml.slice(0, 60));
  assert.equal(readFlat('<xml><constructor>1</constructor></xml>')?.constructor, '1');
});

test('a message made to be slow is refused at once', () => {
  const took = stopwatch();
  readFlat(`<xml>${'<A><![CDATA[]]'.repeat(1400)}</xml>`);
  readFlat(`<xml>${'</xml> '.repeat(2800)}x`);
  assert.ok(took() < 1000);
});
