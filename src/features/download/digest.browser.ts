/** sha256 of bytes, in hex. @throws Error where the browser does not hash: at an address without TLS that is not this machine's. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!isSecureContext) throw new Error('browsers make sums of files at https addresses alone');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
