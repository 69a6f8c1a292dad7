/** One township or street office: its code and names, its place on the tile map, and how many lodgings it tends to have. */
export type Township = {
  /** GB/T 2260 code of the county and three digits of GB/T 10114 */
  code: string;
  name: string;
  /** without the kind of township; stations and lodgings are called by it */
  short: string;
  /** tile map, 0 at the west and north; about where the place lies, never two on one tile */
  column: number;
  row: number;
  /** share of the county's lodgings, in lodgings of 324 */
  weight: number;
};

/** Longhui county, Hunan (GB/T 2260). */
export const county = { code: '430524', name: '隆回县', short: '隆回' } as const;

const rows: readonly (readonly [string, string, string, number, number, number])[] = [
  ['430524001', '桃花坪街道', '桃花坪', 1, 6, 60],
  ['430524002', '花门街道', '花门', 2, 6, 30],
  ['430524101', '小沙江镇', '小沙江', 1, 0, 16],
  ['430524102', '金石桥镇', '金石桥', 1, 1, 22],
  ['430524103', '司门前镇', '司门前', 0, 2, 11],
  ['430524104', '高平镇', '高平', 2, 2, 13],
  ['430524105', '六都寨镇', '六都寨', 0, 3, 22],
  ['430524106', '荷香桥镇', '荷香桥', 1, 4, 13],
  ['430524107', '横板桥镇', '横板桥', 0, 4, 13],
  ['430524108', '周旺镇', '周旺', 3, 5, 10],
  ['430524109', '滩头镇', '滩头', 3, 4, 12],
  ['430524110', '鸭田镇', '鸭田', 2, 1, 6],
  ['430524111', '西洋江镇', '西洋江', 2, 4, 3],
  ['430524113', '岩口镇', '岩口', 2, 5, 8],
  ['430524114', '北山镇', '北山', 1, 5, 13],
  ['430524115', '三阁司镇', '三阁司', 3, 6, 2],
  ['430524116', '南岳庙镇', '南岳庙', 0, 6, 4],
  ['430524117', '七江镇', '七江', 1, 3, 11],
  ['430524118', '羊古坳镇', '羊古坳', 1, 2, 6],
  ['430524119', '罗洪镇', '罗洪', 3, 1, 8],
  ['430524200', '麻塘山乡', '麻塘山', 2, 0, 9],
  ['430524201', '虎形山瑶族乡', '虎形山', 0, 0, 13],
  ['430524203', '大水田乡', '大水田', 0, 1, 5],
  ['430524207', '荷田乡', '荷田', 2, 3, 6],
  ['430524212', '山界回族乡', '山界', 0, 5, 8],
];

/** The 25 townships and street offices of Longhui in the order of their codes. */
export const townships: readonly Township[] = rows.map(([code, name, short, column, row, weight]) => ({
  code,
  name,
  short,
  column,
  row,
  weight,
}));
