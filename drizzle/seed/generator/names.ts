import { type Chance, weighted } from './random.ts';

// Common surnames with rough weights (Ministry of Public Security name report 2020), leaning to those of central Hunan.
const surnames: readonly (readonly [string, number])[] = Object.entries({
  刘: 9,
  陈: 8,
  李: 8,
  王: 7,
  张: 7,
  罗: 6,
  肖: 5,
  周: 5,
  阳: 4,
  邹: 4,
  胡: 4,
  彭: 4,
  曾: 3,
  谢: 3,
  黄: 4,
  杨: 4,
  唐: 3,
  欧阳: 3,
  范: 3,
  马: 3,
  孙: 2,
  贺: 2,
  袁: 2,
  钟: 2,
  卿: 2,
  奉: 2,
  沈: 2,
  魏: 2,
  廖: 2,
  龙: 2,
  邓: 2,
  戴: 1,
  回: 1,
  丁: 1,
  米: 1,
});
const boyish = [...'浩宇轩博杰涛鹏强军磊志勇斌峰超伟明亮俊凯辉林森泽铭航毅恒'];
const girlish = [...'欣怡婷雅静雪梅琳芳丽娟霞玲慧敏佳诗琪颖薇萍兰艳红菲瑶莹'];
const either = [...'子文思雨晨安乐宁海云天一家晓春清新语书可'];

/** An invented family name. */
export function surname(c: Chance): string {
  return weighted(surnames, c);
}

/** An invented full name of the family name and sex. */
export function fullName(family: string, sex: 'M' | 'F', c: Chance): string {
  const own = sex === 'M' ? boyish : girlish;
  const last = c.pick(own);
  if (c.happens(0.18)) return family + last;
  return family + c.pick(c.happens(0.5) ? either : own) + last;
}

/** First parts of the names of lodgings; invented, in the manner of the county. */
export const brands: readonly string[] = (
  '花瑶 魏源 桥东 桥西 城南 城北 迎宾 悦来 如意 鸿运 福安 吉祥 阳光 云水 金桥 资江 辰河 龙泉 金银花 白马山 望云 ' +
  '梯田 古寨 月光 星辰 山水 竹海 听雨 归园 半山 溪畔 老街 古樟 新世纪 华天 银都 金都 佳和 凯旋 天一 万和 顺意 ' +
  '平安 同乐 家和 温馨 四季 春天 明珠 丽都 锦江河 东方 西湖里 南园 北苑 清泉 玉带 翠竹 红豆 木槿 丹桂 秋实 莲塘 荷塘 ' +
  '石门 铁山 年画 香炉 雷峰 九龙 回龙 双清 六合 七星 八角亭 百合 千禧 万家 汽车站 车站 学府 书香 兴隆 隆兴 ' +
  '新隆 富源 宏达 恒通 永发 大地 绿洲 田园 农家 山里人 桃源 邻家 小住 乡里 外婆家 云上'
).split(' ');
