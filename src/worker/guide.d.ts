/** What the build writes above a worker's text: a file has its sha256 in base64, a page none, it has its mark. */
declare const guide: { revision: string; base: string; offline: string; files: Record<string, string> };
