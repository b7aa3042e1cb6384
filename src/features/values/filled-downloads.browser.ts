import { originOf } from './values-account.ts';
import { announce } from '../../shared/browser/announce.ts';
import { flash } from '../../shared/browser/clipboard.ts';
import { download } from '../../shared/browser/download.ts';
import { fetched } from '../../shared/browser/loading.ts';
import { readerValues, written } from './values.browser.ts';

/** Gives a downloaded file the reader's values, while some differ; otherwise the browser fetches its bytes by itself. */
export function followDownloads(signal: AbortSignal): void {
  document.addEventListener('click', (event) => take(event), { signal });
}

function take(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[download]') : null;
  const path = /\/raw\/[^/]+(\/.+)$/.exec(link?.pathname ?? '')?.[1];
  if (!link || path === undefined || Object.keys(readerValues().values).length === 0) return;
  event.preventDefault();
  save(link.href, link.download, path).catch(() => {
    flash(link, 'Not fetched');
    announce(`${link.download} could not be fetched`);
  });
}

async function save(address: string, name: string, path: string): Promise<void> {
  const response = await fetched(address);
  download(await written(await response.text(), path), name, 'application/octet-stream');
  announce(`Saved ${name}, with values ${originOf(readerValues())}`);
}
