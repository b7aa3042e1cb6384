/** What lies at an address. @throws Error with address and status if it cannot be had. */
export async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}
