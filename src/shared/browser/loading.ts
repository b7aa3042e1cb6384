import type { Form } from '../form.ts';

/** What lies at an address. @throws Error with address and status if it cannot be had. */
export async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

/**
 * The data that lies at an address.
 * @throws Error with the address if it cannot be had, or is not what the build wrote there: hosts and portals answer with
 *   something else, a damaged store with a part of it.
 */
export async function fetchedData<T>(address: string, form: Form<T>): Promise<T> {
  const response = await fetched(address);
  const data: unknown = await response.json();
  if (!form(data)) throw new Error(`${response.url} holds something else`);
  return data;
}
