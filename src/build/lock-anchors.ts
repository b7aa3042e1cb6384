import { readPages } from './after-build.ts';
import { needsDist } from './dist.ts';
import { extendLock } from './after/anchors.ts';
import { contentFolder } from '../shared/build/content-folder.ts';

/** `npm run anchors`: after a build, promises the new addresses of `dist` for good. */
needsDist();
const added = extendLock(readPages('dist'));
console.log(`${contentFolder}/anchors.lock: ${added.length} addresses added`);
