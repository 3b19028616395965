// Reads what `dotnet test` left (NAME.trx, NAME.log, NAME.end), shows every failure, and ends with "N passed, N failed".
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, filtered, ...names] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

const text = (xml) => (xml ?? '').replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&#(\d+);/g, (_, dec) => String.fromCodePoint(Number(dec)))
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
const indent = (words, lines) => words.trimEnd().split('\n').slice(0, lines).map((line) => '      ' + line).join('\n');
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');

for (const name of names) {
  const [code, seconds] = read(`${name}.end`).trim().split(' ').map(Number);
  const trx = read(`${name}.trx`);
  const counted = count(trx);
  const failures = failuresOf(trx);

  // A run that went wrong outside its tests (a crash, a missing file, a time limit) must not look green.
  let trouble = null;
  if (!trx && !(filtered && code === 0)) trouble = `no result file was written (dotnet test ended with ${code})`;
  else if (code !== 0 && counted.failed === 0) trouble = `dotnet test ended with ${code} although no test failed`;
  else if (!filtered && counted.passed + counted.failed + counted.skipped === 0) trouble = 'no test ran';
  if (trouble) counted.failed++;

  console.log(`${name}: ${sentence(counted)} in ${seconds} s`);
  for (const failure of failures) {
    console.log(`  ✗ ${failure.test}`);
    console.log(indent(failure.message, 30));
    if (failure.stack) console.log(indent(failure.stack, 8));
  }
  if (trouble) {
    console.log(`  ✗ ${trouble}`);
    console.log(indent(read(`${name}.log`).trimEnd().split('\n').slice(-25).join('\n'), 25));
  }
  for (const key of Object.keys(total)) total[key] += counted[key];
}

console.log(sentence(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function count(trx) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [, attributes] of trx.matchAll(/<Counters ([^>]*)\/?>/g)) {
    const of = (key) => Number(new RegExp(`\\b${key}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
    const failed = of('failed') + of('error') + of('timeout') + of('aborted');
    sum.passed += of('passed');
    sum.failed += failed;
    sum.skipped += of('total') - of('passed') - failed;
  }
  return sum;
}

function failuresOf(trx) {
  const failures = [];
  for (const [, head, body] of trx.matchAll(/<UnitTestResult ([^>]*[^/])>([\s\S]*?)<\/UnitTestResult>/g)) {
    if (!/\boutcome="(Failed|Error|Timeout|Aborted)"/.test(head)) continue;
    failures.push({
      test: text(/\btestName="([^"]*)"/.exec(head)?.[1]),
      message: text(/<Message>([\s\S]*?)<\/Message>/.exec(body)?.[1] ?? 'no message'),
      stack: text(/<StackTrace>([\s\S]*?)<\/StackTrace>/.exec(body)?.[1]),
    });
  }
  return failures;
}
