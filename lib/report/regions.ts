import type { Language } from '#lib/platform/i18n.ts';

type Name = { zh: string; en: string };

// GB/T 2260, first two digits. 81 to 83 stand on residence permits; 71 on those of Taiwan born before.
const provinces: Record<string, Name> = {
  11: { zh: '北京市', en: 'Beijing' },
  12: { zh: '天津市', en: 'Tianjin' },
  13: { zh: '河北省', en: 'Hebei' },
  14: { zh: '山西省', en: 'Shanxi' },
  15: { zh: '内蒙古自治区', en: 'Inner Mongolia' },
  21: { zh: '辽宁省', en: 'Liaoning' },
  22: { zh: '吉林省', en: 'Jilin' },
  23: { zh: '黑龙江省', en: 'Heilongjiang' },
  31: { zh: '上海市', en: 'Shanghai' },
  32: { zh: '江苏省', en: 'Jiangsu' },
  33: { zh: '浙江省', en: 'Zhejiang' },
  34: { zh: '安徽省', en: 'Anhui' },
  35: { zh: '福建省', en: 'Fujian' },
  36: { zh: '江西省', en: 'Jiangxi' },
  37: { zh: '山东省', en: 'Shandong' },
  41: { zh: '河南省', en: 'Henan' },
  42: { zh: '湖北省', en: 'Hubei' },
  43: { zh: '湖南省', en: 'Hunan' },
  44: { zh: '广东省', en: 'Guangdong' },
  45: { zh: '广西壮族自治区', en: 'Guangxi' },
  46: { zh: '海南省', en: 'Hainan' },
  50: { zh: '重庆市', en: 'Chongqing' },
  51: { zh: '四川省', en: 'Sichuan' },
  52: { zh: '贵州省', en: 'Guizhou' },
  53: { zh: '云南省', en: 'Yunnan' },
  54: { zh: '西藏自治区', en: 'Tibet' },
  61: { zh: '陕西省', en: 'Shaanxi' },
  62: { zh: '甘肃省', en: 'Gansu' },
  63: { zh: '青海省', en: 'Qinghai' },
  64: { zh: '宁夏回族自治区', en: 'Ningxia' },
  65: { zh: '新疆维吾尔自治区', en: 'Xinjiang' },
  71: { zh: '台湾省', en: 'Taiwan' },
  81: { zh: '香港特别行政区', en: 'Hong Kong' },
  82: { zh: '澳门特别行政区', en: 'Macao' },
  83: { zh: '台湾地区', en: 'Taiwan' },
};

// The prefectures of Hunan, first four digits: most guests of a county come from its own province.
const prefectures: Record<string, Name> = {
  4301: { zh: '长沙市', en: 'Changsha' },
  4302: { zh: '株洲市', en: 'Zhuzhou' },
  4303: { zh: '湘潭市', en: 'Xiangtan' },
  4304: { zh: '衡阳市', en: 'Hengyang' },
  4305: { zh: '邵阳市', en: 'Shaoyang' },
  4306: { zh: '岳阳市', en: 'Yueyang' },
  4307: { zh: '常德市', en: 'Changde' },
  4308: { zh: '张家界市', en: 'Zhangjiajie' },
  4309: { zh: '益阳市', en: 'Yiyang' },
  4310: { zh: '郴州市', en: 'Chenzhou' },
  4311: { zh: '永州市', en: 'Yongzhou' },
  4312: { zh: '怀化市', en: 'Huaihua' },
  4313: { zh: '娄底市', en: 'Loudi' },
  4331: { zh: '湘西土家族苗族自治州', en: 'Xiangxi' },
};

// The counties of Shaoyang, all six digits, with the codes that were retired but stand on valid papers.
const counties: Record<string, Name> = {
  430502: { zh: '双清区', en: 'Shuangqing' },
  430503: { zh: '大祥区', en: 'Daxiang' },
  430511: { zh: '北塔区', en: 'Beita' },
  430521: { zh: '邵东县', en: 'Shaodong' },
  430522: { zh: '新邵县', en: 'Xinshao' },
  430523: { zh: '邵阳县', en: 'Shaoyang County' },
  430524: { zh: '隆回县', en: 'Longhui' },
  430525: { zh: '洞口县', en: 'Dongkou' },
  430526: { zh: '武冈县', en: 'Wugang' },
  430527: { zh: '绥宁县', en: 'Suining' },
  430528: { zh: '新宁县', en: 'Xinning' },
  430529: { zh: '城步苗族自治县', en: 'Chengbu' },
  430581: { zh: '武冈市', en: 'Wugang' },
  430582: { zh: '邵东市', en: 'Shaodong' },
};

/** True when the first two digits of a region code are a province's. Retired counties are not listed, so nothing finer is judged. */
export function isKnownRegion(region: string): boolean {
  return provinces[region.slice(0, 2)] !== undefined;
}

/** Home of a six-digit region code, as finely as it is known: '湖南省隆回县', 'Longhui, Hunan'; empty when the province is not. */
export function regionName(region: string, language: Language): string {
  const province = provinces[region.slice(0, 2)];
  if (!province) return '';
  const finer = counties[region] ?? prefectures[region.slice(0, 4)];
  if (language === 'en') return finer ? `${finer.en}, ${province.en}` : province.en;
  return `${province.zh}${finer?.zh ?? ''}`;
}
