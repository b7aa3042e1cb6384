import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fixtureContent } from './sites.ts';

/** Texts of files of a guide, each made of the one before, which is empty where there is no such file. */
export type Changes = Record<string, (text: string) => string>;

/** The fixture guide with the engine, to be changed and built. */
export class GuideCopy {
  readonly folder: string;

  /** Packages are linked one by one, so that caches beside them stay the copy's own. */
  constructor(parent: string) {
    this.folder = mkdtempSync(join(parent, 'guide-'));
    for (const part of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'public', 'src', fixtureContent])
      cpSync(part, join(this.folder, part), { recursive: true });
    mkdirSync(join(this.folder, 'node_modules'));
    for (const entry of readdirSync('node_modules').filter((other) => !['.astro', '.vite'].includes(other)))
      symlinkSync(resolve('node_modules', entry), join(this.folder, 'node_modules', entry));
  }

  /** @throws Error if a change changes nothing: then there was nothing to break. */
  change(changes: Changes): void {
    for (const [file, change] of Object.entries(changes)) {
      const path = join(this.folder, fixtureContent, file);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const changed = change(text);
      if (changed === text) throw new Error(`${file} has nothing to change`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, changed);
    }
  }

  /** Builds it to `dist`. */
  build(): Promise<{ code: number | null; output: string }> {
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', CONTENT: fixtureContent };
    delete env['NODE_TEST_CONTEXT'];
    const astro = resolve('node_modules/astro/bin/astro.mjs');
    const child = spawn(process.execPath, [astro, 'build'], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    return new Promise((done) => child.on('close', (code) => done({ code, output })));
  }
}
