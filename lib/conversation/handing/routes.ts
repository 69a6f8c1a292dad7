/** Where a matter can be passed: a branch of the police, an outside department, a township or a village. */
export const routeKinds = [
  'public_order',
  'traffic',
  'exit_entry',
  'legal',
  'fraud',
  'fire',
  'market',
  'culture',
  'education',
  'housing',
  'township',
  'village',
] as const;
export type RouteKind = (typeof routeKinds)[number];

// What people write when they mean it, and what the post's own name says. Our words; a person decides what is done with them.
const rules: Record<RouteKind, { asked: RegExp; named: RegExp }> = {
  fraud: { asked: /诈骗|被骗|骗钱|刷单|转账|冒充|fraud|scam/giu, named: /反诈|诈骗|fraud/iu },
  exit_entry: {
    asked: /护照|签证|外国人|境外|港澳|台胞|出入境|passport|visa|foreigner/giu,
    named: /出入境|exit.?entry/iu,
  },
  traffic: {
    asked: /停车|车辆|占道|车祸|交通|堵路|电动车乱|parking|traffic/giu,
    named: /交警|交通|traffic/iu,
  },
  legal: { asked: /处罚|复议|起诉|法律|罚款|合同|appeal|penalty|lawsuit/giu, named: /法制|司法|legal/iu },
  fire: { asked: /消防|灭火|火灾|烟感|通道堵|安全出口|喷淋|燃气|着火|fire|smoke/giu, named: /消防|fire/iu },
  market: {
    asked: /营业执照|价格|涨价|食品|卫生许可|投诉商家|假货|licen[cs]e|price|food/giu,
    named: /市场|市监|工商|market/iu,
  },
  culture: {
    asked: /网吧|ktv|娱乐|旅游|导游|景区|电竞|演出|营业性|culture|tour/giu,
    named: /文旅|文化|旅游|culture/iu,
  },
  education: {
    asked: /学校|学生|逃学|旷课|老师|补课|开学|school|pupil|teacher/giu,
    named: /教育|学校|education|school/iu,
  },
  housing: {
    asked: /房屋|危房|装修|物业|漏水|违建|出租屋|房东不|housing|building/giu,
    named: /住建|住房|房产|housing/iu,
  },
  public_order: {
    asked: /打架|赌|嫖|闹事|吵架|纠纷|噪音|扰民|酗酒|fight|noise|gambl/giu,
    named: /治安|public.?order/iu,
  },
  village: { asked: /村里|村民|村委|邻居|祖坟|village/giu, named: /村委|村民|居民委员会|village/iu },
  township: {
    asked: /乡里|镇里|街道办|垃圾|路灯|自来水|停水|停电|township|rubbish|street/giu,
    named: /(?:[乡镇]|街道)(?:人民政府|政府|办事处|综治中心)?$|township/iu,
  },
};

/** A suggestion: the kind, and the words of the text that speak for it. */
export type Route = { kind: RouteKind; because: string[] };

/** Which kinds a text speaks of, those with most of its words first; none where nothing speaks for any. */
export function routesOf(text: string): Route[] {
  const found = routeKinds.flatMap((kind): Route[] => {
    const because = [...new Set([...text.matchAll(rules[kind].asked)].map(([word]) => word.toLowerCase()))];
    return because.length > 0 ? [{ kind, because }] : [];
  });
  return found.sort((a, b) => b.because.length - a.because.length);
}

/** The posts whose names say that they are of a kind. */
function postsOf<P extends { name: string }>(kind: RouteKind, posts: readonly P[]): P[] {
  return posts.filter(({ name }) => rules[kind].named.test(name));
}

/** Of twenty townships it is the house's own. */
const nearby: readonly RouteKind[] = ['township', 'village'];

/**
 * The post a text suggests, with the words that speak for it; null where no rule speaks or no post is of that kind. Of townships and
 * villages the one `near` the house, where there is one.
 */
export function suggestedPost<P extends { name: string; near?: boolean }>(
  text: string,
  posts: readonly P[],
): { post: P; because: string[] } | null {
  for (const { kind, because } of routesOf(text)) {
    const found = postsOf(kind, posts);
    const post = (nearby.includes(kind) && found.find(({ near }) => near)) || found[0];
    if (post) return { post, because };
  }
  return null;
}
