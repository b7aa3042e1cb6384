import { minifySync } from 'vite';
import { href } from '../shared/build/site.ts';
import { firstVariant, variants } from '../shared/variants.ts';
import boot from './boot.js?raw';

/** What runs in the head of every page: made once, so that one hash allows it. */
export const early = minifySync(
  'boot.js',
  boot
    .replaceAll('%base%', href('/'))
    .replaceAll('%variants%', variants.join('|'))
    .replaceAll('%variant%', firstVariant),
).code;
