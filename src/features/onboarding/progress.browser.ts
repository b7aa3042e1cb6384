import { formatProgress, nothingDone, parseProgress, type Progress } from './progress.ts';
import { onKeptChange, store, stored } from '../../shared/browser/storage.ts';

/** Reading progress in this browser. All parts of a page share it, and other tabs follow. */

/** Bad and refused storage gives nothing done, with a sentence for the reader; what is damaged stays until something is changed. */
const name = 'progress';
const changes = new EventTarget();
let current: Progress = nothingDone;
let trouble = '';
/** What storage held when this page last looked. */
let text: string | undefined;

read();
onKeptChange(follow);

export function progress(): Progress {
  return current;
}

/** Why what was done earlier is missing, or will be; empty if all is well. */
export function progressTrouble(): string {
  return trouble;
}

/** Takes over a change, shows it everywhere on the page and keeps it, if the browser does. */
export function changeProgress(change: (progress: Progress) => Progress): void {
  if (stored(name) !== text) read();
  current = change(current);
  trouble = store(name, formatProgress(current))
    ? ''
    : 'This browser keeps nothing for this site, so your progress is gone when you leave the page. Copy it as Markdown first.';
  text = stored(name);
  changes.dispatchEvent(new Event('change'));
}

export function forgetProgress(): void {
  current = nothingDone;
  trouble = '';
  text = undefined;
  store(name, undefined);
  store('bookmark', undefined);
  changes.dispatchEvent(new Event('change'));
}

/** Tells at once and at every change, also of another tab. */
export function onProgress(take: (progress: Progress) => void, signal: AbortSignal): void {
  take(current);
  changes.addEventListener('change', () => take(current), { signal });
}

function follow(): void {
  if (stored(name) === text) return;
  read();
  changes.dispatchEvent(new Event('change'));
}

function read(): void {
  text = stored(name);
  const { progress: kept, reason } = parseProgress(text);
  current = kept;
  trouble = reason
    ? `The progress kept in this browser could not be read: ${reason}. What could be read is shown; your next tick replaces the rest.`
    : '';
}
