// The autonomous townships carry the people's name between place and kind: 虎形山瑶族乡 is called 虎形山.
const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺';
const kinds = new RegExp(`(街道办事处|街道|((${peoples})族)+乡|民族乡|镇|乡|苏木)$`);

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** How a township is called without its kind: 六都寨镇 is 六都寨; a name of one character keeps its kind. */
export function shortTownship(name: string): string {
  const short = name.replace(kinds, '');
  return short.length >= 2 ? short : name;
}

/** The station of a township: 六都寨派出所. */
export const stationName = (short: string): string => `${short}派出所`;

/** A station's n-th beat, from 1: 六都寨派出所 一警务区. */
export const beatName = (station: string, n: number): string => `${station} ${numerals[n - 1] ?? n}警务区`;

/** The county's own unit; without a name the code stands for it. */
export const countyUnitName = (code: string, name: string | null): string =>
  name ? `${name}公安局` : `公安局（${code}）`;
