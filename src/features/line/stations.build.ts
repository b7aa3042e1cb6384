import { guide } from '../../shared/build/guide.ts';
import { href } from '../../shared/build/site.ts';
import type { Layer } from '../../shared/stations.ts';

/** Address of the chapter that a station of the line leads to; none if the guide has no chapter for it. */
export function chapterOf(station: Layer): string | undefined {
  const chapter = guide.stations[station];
  return chapter === undefined ? undefined : href(`/${chapter}/`);
}
