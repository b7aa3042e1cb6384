/** Hands bytes to the browser's downloads. */
export function download(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  // The browser has its own hold on what it is saving.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
