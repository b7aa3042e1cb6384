/**
 * Hands a text or bytes to the browser's downloads.
 * @param type - octets keep the name as it is; to a kind that a browser knows it would add the ending
 */
export function download(content: string | Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has its own hold on what it is saving.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
