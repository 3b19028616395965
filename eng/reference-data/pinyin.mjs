// One line per character: the character, a tab, its readings without tones, the most common first. ü is written v.
import { pinyin } from 'pinyin-pro';

// 〇, then Unihan's basic block and its extension A (few of whose characters have a reading).
const ranges = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff]];

export function pinyinTsv() {
  let text = '';
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code);
      const readings = readingsOf(character);
      if (readings.length > 0) text += `${character}\t${readings.join(' ')}\n`;
    }
  return text;
}

function readingsOf(character) {
  const given = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
  return [...new Set(given.map((r) => r.toLowerCase().replaceAll('ü', 'v')))].filter((r) => /^[a-zê]+$/u.test(r) && r !== character)
    .map((r) => r.replace('ê', 'e'));
}
