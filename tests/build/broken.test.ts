import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';

// What an author can break stops the build, which names the file and says what to do. Tried on copies of the tree.

const parent = mkdtempSync(join(tmpdir(), 'broken-'));
after(() => rmSync(parent, { recursive: true, force: true }));

/** The tree with packages linked one by one, so that caches beside them stay the copy's own. */
function copyOfTree(name: string): string {
  const folder = join(parent, name);
  for (const part of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'content', 'public', 'src']) {
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
    change: (text) => text.replace('<Section id="how-many"', '<Section id="how-few"'),
    says: [
      /content\/anchors\.lock: \/wsgi\/#how-many was published and is gone/,
      /give what took its place the alias: aliases="how-many" on a Section or Topic/,
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

test('a renamed section with its old id as an alias is built', async () => {
  const folder = copyOfTree('alias');
  const path = join(folder, 'content/chapters/wsgi.mdx');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('<Section id="how-many"', '<Section id="how-few" aliases="how-many"'));
  const { code, output } = await build(folder);
  assert.equal(code, 0, output.slice(-3000));
  const page = readFileSync(join(folder, 'dist/wsgi/index.html'), 'utf8');
  for (const id of ['how-many', 'how-few']) assert.ok(page.includes(` id="${id}"`), id);
});
