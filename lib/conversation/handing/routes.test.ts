import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RouteKind, routesOf, suggestedPost } from './routes.ts';

const cases: [string, RouteKind | null][] = [
  ['消防通道被隔壁堆满了，烟感也坏了', 'fire'],
  ['客人说刷单被骗了三千', 'fraud'],
  ['客人拿外国护照，签证过期了', 'exit_entry'],
  ['门口占道停车，客人进不来', 'traffic'],
  ['几个学生开学了还天天来，像是逃学', 'education'],
  ['隔壁KTV半夜演出', 'culture'],
  ['楼上漏水，物业不管，怀疑是违建', 'housing'],
  ['营业执照换地址要办什么', 'market'],
  ['两拨客人打架', 'public_order'],
  ['对处罚不服想复议', 'legal'],
  ['停水三天了，街道办说不知道', 'township'],
  ['村民把路拦了', 'village'],
  ['住客登记的性别填错了怎么改', null],
];

test('words of a question suggest where it belongs, and plain questions stay with the officer', () => {
  for (const [text, kind] of cases) assert.equal(routesOf(text)[0]?.kind ?? null, kind, text);
});

test('the kind with most of the words comes first, each with the words that speak for it', () => {
  const [first, second] = routesOf('消防通道堆了电动车乱停，着火怎么办，学生也从那走');
  assert.equal(first?.kind, 'fire');
  assert.deepEqual(first?.because, ['消防', '着火']);
  assert.ok(second);
});

test('a suggestion names a post that exists, and none where the county has no such post', () => {
  const posts = [{ name: '市场监督管理局' }, { name: '消防救援大队' }];
  assert.equal(suggestedPost('烟感坏了', posts)?.post.name, '消防救援大队');
  assert.equal(suggestedPost('客人护照过期', posts), null);
});

test('of townships and villages the house’s own is suggested, and a school or a bureau is none of them', () => {
  const posts = [
    { name: '桃洪镇中心学校', near: true },
    { name: '教育局', near: false },
    { name: '滩头镇人民政府', near: false },
    { name: '桃洪镇人民政府', near: true },
    { name: '桃洪镇文昌村村民委员会', near: true },
  ];
  assert.equal(suggestedPost('路灯不亮，垃圾没人收', posts)?.post.name, '桃洪镇人民政府');
  assert.equal(suggestedPost('村里邻居堵路', posts)?.post.name, '桃洪镇文昌村村民委员会');
});
