import { fill } from '../../../src/shared/parameters.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { offline, type Site } from './from-archive.ts';
import { settled } from './nginx.ts';
import type { Server } from './server.ts';
import { parameters } from '../values.ts';

/** Somebody who types the commands of the pages for a site of its own names, and counts them. */
export class Reader {
  typed = 0;
  readonly #server: Server;
  readonly #site: Site;

  constructor(server: Server, site: Site) {
    this.#server = server;
    this.#site = site;
  }

  /** All commands of a console block, such as `operations#worker`. */
  async block(place: string): Promise<void> {
    for (const { text } of commandsOf(place)) await this.types(text);
  }

  /** A command that is written with the values of the repository. */
  async types(text: string): Promise<void> {
    this.typed += 1;
    if (offline({ text })) await this.#server.must(settled(fill(text, parameters, this.#site.values)), 120_000);
  }

  /** A file that is opened in an editor, which counts as one command. */
  async writes(path: string, text: string): Promise<void> {
    this.typed += 1;
    await this.#server.write(path, text);
  }

  /** Asks what the checkout lacks. @returns sections of the chapter that the answer names, each once. */
  async asksWhatLacks(): Promise<{ output: string; sections: string[]; ms: number }> {
    this.typed += 1;
    const command = `start=$(date +%s%3N); ${this.#site.project}-deploy --check; echo "ms $(($(date +%s%3N) - start))"`;
    const { output } = await this.#server.sh(command);
    const sections = [...output.matchAll(/\[your-project#([a-z]+)\]/g)].map(([, section]) => section ?? '');
    return { output, sections: [...new Set(sections)], ms: Number(/^ms (\d+)$/m.exec(output)?.[1]) };
  }
}
