import { areTasks, type Tasks } from './tasks.ts';
import { fetchedData } from '../../shared/browser/loading.ts';

const loaded = new Map<string, Promise<Tasks>>();

/**
 * What the guide asks of a reader; fetched once a page, when it is first used.
 * @throws Error with address and status if it cannot be had, or is no guide; the next call asks again.
 */
export function loadTasks(address: string): Promise<Tasks> {
  const asked = loaded.get(address) ?? fetchedData(address, areTasks);
  loaded.set(address, asked);
  asked.catch(() => loaded.delete(address));
  return asked;
}
