// Called by FrontEnd.targets: node build.mjs INPUT-LIST OUTPUT-FOLDER
// Installs and builds only when something is newer than its result, one process at a time, and moves finished
// files into place with the manifest last, so that a build running beside never sees half of them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const [list, output] = process.argv.slice(2).map((p) => path.resolve(p));
if (!list || !output) {
  console.error('usage: node build.mjs INPUT-LIST OUTPUT-FOLDER');
  process.exit(2);
}
const here = import.meta.dirname;
const lock = `${list}.lock`;
const manifest = path.join(output, '.vite', 'manifest.json');

const changedAt = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isOlder = (result, inputs) => {
  const made = changedAt(result);
  return made === 0 || inputs.some((file) => changedAt(file) > made);
};
const run = (command, args, env = {}) => {
  const done = spawnSync(command, args, {
    cwd: here, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
};

async function enter() {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned()) fs.rmSync(lock, { force: true });
      else await new Promise((wait) => setTimeout(wait, 200));
    }
  }
}

function isAbandoned() {
  try {
    const holder = Number(fs.readFileSync(lock, 'utf8'));
    if (holder) process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function install() {
  const installed = path.join(here, 'node_modules', '.package-lock.json');
  if (!isOlder(installed, ['package.json', 'package-lock.json'].map((f) => path.join(here, f)))) return;
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  fs.utimesSync(installed, new Date(), new Date());
}

function build() {
  const inputs = fs.readFileSync(list, 'utf8').split(/\r?\n/).filter(Boolean);
  if (!isOlder(manifest, [...inputs, list])) return;
  const fresh = `${list}.out`;
  run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], { FRONT_END_OUT: fresh });
  place(fresh);
  fs.rmSync(fresh, { recursive: true });
}

function place(fresh) {
  const files = (folder) => fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
      .map((f) => path.relative(folder, path.join(f.parentPath, f.name))).filter((f) => !f.startsWith('.vite'))
    : [];
  const made = files(fresh);
  for (const file of made) {
    const [from, to] = [path.join(fresh, file), path.join(output, file)];
    if (fs.existsSync(to) && fs.readFileSync(to).equals(fs.readFileSync(from))) continue;
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(from, `${to}.part`);
    fs.renameSync(`${to}.part`, to);
  }
  for (const old of files(output).filter((f) => !made.includes(f))) fs.rmSync(path.join(output, old));
  fs.mkdirSync(path.dirname(manifest), { recursive: true });
  fs.copyFileSync(path.join(fresh, '.vite', 'manifest.json'), manifest);
}

await enter();
try {
  install();
  build();
} catch (error) {
  console.error(`error FRONT: ${error.message}`);
  process.exitCode = 1;
} finally {
  fs.rmSync(lock, { force: true });
}
