import { readFileSync } from 'node:fs';
import type { Owner } from '../parameters.ts';
import { contentFolder } from './content-folder.ts';

export function ownedFile(owner: Owner): string {
  return `${contentFolder}/owned/${owner}.txt`;
}

/** All names of an owner, with a space between them. */
export function ownedNames(owner: Owner): string {
  const lines = readFileSync(ownedFile(owner), 'utf8').trim().split('\n');
  return lines.filter((line) => !line.startsWith('#')).join(' ');
}
