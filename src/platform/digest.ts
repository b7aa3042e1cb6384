/** sha256 of bytes, in hex. @throws TypeError on an address without TLS that is not this machine's: browsers hash on safe ones alone. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
