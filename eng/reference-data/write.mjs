// Writes areas.csv and pinyin.tsv into src/WeixiIncome.Data/Reference; with --check it only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { areasCsv } from './areas.mjs';
import { pinyinTsv } from './pinyin.mjs';

const folder = new URL('../../src/WeixiIncome.Data/Reference/', import.meta.url);
const checking = process.argv.includes('--check');
let different = 0;

for (const [name, text] of [['areas.csv', areasCsv()], ['pinyin.tsv', pinyinTsv()]]) {
  const file = new URL(name, folder);
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  const lines = text.split('\n').length - 1;
  if (checking) {
    console.log(`${name}: ${same ? 'up to date' : 'DIFFERS from what the packages give'} (${lines} lines)`);
    if (!same) different++;
  } else {
    if (!same) writeFileSync(file, text);
    console.log(`${name}: ${same ? 'unchanged' : 'written'} (${lines} lines) ${fileURLToPath(file)}`);
  }
}

process.exit(different === 0 ? 0 : 1);
