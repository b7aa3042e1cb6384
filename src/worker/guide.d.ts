/** What the build writes above a worker's text. */
declare const guide: { revision: string; base: string; assets: string[]; offline: string };
