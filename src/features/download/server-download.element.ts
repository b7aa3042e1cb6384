import { originOf } from '../values/values-account.ts';
import { announce } from '../../shared/browser/announce.ts';
import { sha256 } from './digest.browser.ts';
import { download } from '../../shared/browser/download.ts';
import { fetchedData } from '../../shared/browser/loading.ts';
import { readerValues } from '../values/values.browser.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/**
 * Links to whole servers as archives: with values of the reader's own the archive is made here, of the same trees and by
 * the same code as the one the link leads to. Without them the link is a link.
 */
class ServerDownload extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    this.addEventListener('click', (event) => this.#take(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #take(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-server]') : null;
    if (!link || Object.keys(readerValues().values).length === 0) return;
    event.preventDefault();
    void this.#make(attribute(link, 'server')).then(
      (made) => this.#say(made, link),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : 'the browser refused';
        this.#say(`Not made: ${reason}. Nothing was downloaded.`, link);
      },
    );
  }

  /** @returns what was made, for the reader. */
  async #make(id: string): Promise<string> {
    const [{ archiveOf, areTrees }, { tarball }] = await Promise.all([import('./archive.ts'), import('./tarball.ts')]);
    const trees = await fetchedData(attribute(this, 'trees'), areTrees);
    const kind = trees.servers.find((each) => each.id === id);
    if (!kind) throw new Error(`there is no server "${id}"`);
    const own = readerValues();
    const archive = await archiveOf(trees, kind, own.values, sha256);
    const bytes = await tarball(archive, kind.proved.date);
    const name = `${archive.top}.tar.gz`;
    download(bytes, name, 'application/gzip');
    const count = Object.keys(own.values).length;
    return [
      `Made ${name}, ${kind.title}: ${archive.entries.length} files, ${Math.ceil(bytes.length / 1024)} KiB,`,
      `with ${count} ${count === 1 ? 'value' : 'values'} ${originOf(own)}.`,
    ].join(' ');
  }

  /** Below the link, and to a screen reader. */
  #say(message: string, link: Element): void {
    const result = this.querySelector<HTMLElement>('[data-result]');
    if (result) {
      result.textContent = message;
      result.hidden = false;
      link.parentElement?.append(result);
      result.scrollIntoView({ block: 'nearest' });
    }
    announce(message);
  }
}

customElements.define('server-download', ServerDownload);
