import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { project } from '../lab/values.ts';

// What an author can break stops the build, which names the file and says what to do. Tried on copies of the tree.

const parent = mkdtempSync(join(tmpdir(), 'broken-'));
after(() => rmSync(parent, { recursive: true, force: true }));

/** The tree with packages linked one by one, so that caches beside them stay the copy's own. */
function copyOfTree(name: string): string {
  const folder = join(parent, name);
  for (const part of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'content', 'public', 'src', 'tests']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, 'node_modules'));
  for (const entry of readdirSync('node_modules').filter((other) => !['.astro', '.vite'].includes(other))) {
    symlinkSync(resolve('node_modules', entry), join(folder, 'node_modules', entry));
  }
  return folder;
}

function build(folder: string): Promise<{ code: number | null; output: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  delete env['NODE_TEST_CONTEXT'];
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, output })));
}

interface Break {
  what: string;
  /** File that is broken. */
  file: string;
  /** @returns the broken text. */
  change(text: string): string;
  /** What the build says: the file at fault, then the remedy. */
  says: RegExp[];
}

const annotation = 'content/annotations/base/etc/systemd/system/gunicorn.socket.yaml';
const prose = 'Read this sentence. ';

const breaks: Break[] = [
  {
    what: "a note's text that no line has",
    file: annotation,
    change: (text) => text.replace(/on: .*ListenStream.*/, 'on: ListenStream=/run/other.sock'),
    says: [
      /content\/annotations\/base\/etc\/systemd\/system\/gunicorn\.socket\.yaml/,
      /no line contains "ListenStream=\/run\/other\.sock"\. Nearest: "ListenStream=\/run\/gunicorn\.sock"/,
    ],
  },
  {
    what: "a note's text that several lines have",
    file: annotation,
    change: (text) => text.replace(/on: .*ListenStream.*/, 'on: S'),
    says: [/gunicorn\.socket\.yaml/, /"S" is in lines [\d, ]+: write more of the line you mean/],
  },
  {
    what: 'a link to no page',
    file: 'content/chapters/nginx.mdx',
    change: (text) => text.replace(/<\/Section>/, `${prose}[Lost](/ngnix/)\n\n</Section>`),
    says: [/content\/chapters\/nginx\.mdx:\d+: \/ngnix\/ leads to no page or file/],
  },
  {
    what: 'a link to no anchor',
    file: 'content/chapters/wsgi.mdx',
    change: (text) => text.replace(/<\/Section>/, `${prose}[Lost](/nginx/#no-such-place)\n\n</Section>`),
    says: [/content\/chapters\/wsgi\.mdx:\d+: \/nginx\/#no-such-place names no id of \/nginx\//],
  },
  {
    what: 'an anchor that was published and is gone',
    file: 'content/chapters/wsgi.mdx',
    change: (text) => text.replace('<Section id="control-socket"', '<Section id="second-socket"'),
    says: [
      /content\/anchors\.lock: \/wsgi\/#control-socket was published and is gone/,
      /give what took its place the alias: aliases="control-socket" on a Section or Topic/,
    ],
  },
  {
    what: 'a drawing older than its source',
    file: 'content/diagrams/wsgi-path.mmd',
    change: (text) => text.replace(/^title: /m, 'title: Now '),
    says: [/content\/diagrams\/wsgi-path\.svg is older than its source: run npm run diagrams/],
  },
  {
    what: 'a misspelt field of a symptom',
    file: 'content/faults/socket-permission.yaml',
    change: (text) => text.replace(/^sees:/m, 'see:'),
    says: [/socket-permission/, /sees|"see"/],
  },
  {
    what: "a misspelt field of a chapter's head",
    file: 'content/chapters/asgi.mdx',
    change: (text) => text.replace(/^minutes:/m, 'minuts:'),
    says: [/asgi/, /minutes|minuts/],
  },
  {
    what: 'config text in a chapter',
    file: 'content/chapters/nginx.mdx',
    change: (text) => text.replace(/<\/Section>/, '```nginx\nlisten 80;\n```\n\n</Section>'),
    says: [
      /content\/chapters\/nginx\.mdx:\d+: a fence of language "nginx"/,
      /put it under content\/stack and write <Snippet/,
    ],
  },
  {
    what: 'one byte of a config that was not booted',
    file: `content/stack/base/etc/nginx/snippets/${project}.conf`,
    change: (text) => `${text}\n`,
    says: [
      new RegExp(`content/stack/base/etc/nginx/snippets/${project}.conf is not what was booted on [\\d-]{10} \\(.*\\)`),
      /Prove it anew: npm run lab/,
    ],
  },
  {
    what: 'a claim that was red when it was last run',
    file: 'content/evidence/claims/restart-loses-nothing.json',
    change: (text) => text.replace('"result": "green"', '"result": "red"'),
    says: [/restart-loses-nothing\.json is red/, /npm run lab -- claims\/restart-loses-nothing/],
  },
  {
    what: 'a claim that asserts something else than it did',
    file: 'tests/lab/claims/restart-loses-nothing.ts',
    change: (text) => `${text}// Asserts more.\n`,
    says: [
      /tests\/lab\/claims\/restart-loses-nothing\.ts is not what was/,
      /npm run lab -- claims\/restart-loses-nothing/,
    ],
  },
  {
    what: 'a symptom that is caused otherwise than it was',
    file: 'content/faults/socket-permission.yaml',
    change: (text) => text.replace(/^  sees: .*/m, '  sees: "418"'),
    says: [/content\/faults\/socket-permission\.yaml is not what was/, /npm run lab -- faults\/socket-permission/],
  },
  {
    what: 'a command on a page that was not run',
    file: 'content/chapters/systemd.mdx',
    change: (text) => text.replace("# stat -c '%A %U %G %n'", "# stat -c '%A %n'"),
    says: [
      /\/systemd\/#socket-mode .*: these commands are not the ones that were run/,
      /npm run lab -- chapters\/systemd/,
    ],
  },
  {
    what: 'output on a page that was not printed',
    file: 'content/faults/socket-permission.yaml',
    change: (text) => text.replace('srw------- root /run/gunicorn.sock', 'srw-rw---- root /run/gunicorn.sock'),
    says: [
      /socket-permission\/#check-commands .*: the record does not have the line "srw-rw---- root/,
      /npm run lab -- faults\/socket-permission/,
    ],
  },
];

describe('a build that fails', { concurrency: 2 }, () => {
  for (const [index, { what, file, change, says }] of breaks.entries()) {
    test(`${what}: names the file and the remedy`, async () => {
      const folder = copyOfTree(String(index));
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      const broken = change(text);
      assert.notEqual(broken, text, `${file} has nothing to break`);
      writeFileSync(path, broken);
      const { code, output } = await build(folder);
      assert.notEqual(code, 0, `the build went through:\n${output.slice(-2000)}`);
      for (const pattern of says) assert.match(output, pattern);
      rmSync(folder, { recursive: true });
    });
  }
});

test('a claim and a chapter without a record: names the records and the commands that make them', async () => {
  const folder = copyOfTree('missing');
  const names = ['claims/activation', 'chapters/nginx'];
  for (const name of names) rmSync(join(folder, `content/evidence/${name}.json`));
  const { code, output } = await build(folder);
  assert.notEqual(code, 0);
  for (const name of names) assert.match(output, new RegExp(`${name}\\.json is missing: .* npm run lab -- ${name}`));
});

test('a renamed section with its old id as an alias is built', async () => {
  const folder = copyOfTree('alias');
  const path = join(folder, 'content/chapters/wsgi.mdx');
  const renamed = '<Section id="second-socket" aliases="control-socket"';
  writeFileSync(path, readFileSync(path, 'utf8').replace('<Section id="control-socket"', renamed));
  const { code, output } = await build(folder);
  assert.equal(code, 0, output.slice(-3000));
  const page = readFileSync(join(folder, 'dist/wsgi/index.html'), 'utf8');
  for (const id of ['control-socket', 'second-socket']) assert.ok(page.includes(` id="${id}"`), id);
});
