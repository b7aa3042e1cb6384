/** The stations of a request, in the order it meets them, and the hue and pattern (`data-layer`) each is drawn in. */
export const layers = ['client', 'nginx', 'socket', 'gunicorn', 'uvicorn', 'django'] as const;
export type Layer = (typeof layers)[number];

/** Where a chapter stands: at a station, or before or along the whole line. */
export const chapterStations = ['before', 'nginx', 'socket', 'gunicorn', 'uvicorn', 'django', 'whole'] as const;
export type ChapterStation = (typeof chapterStations)[number];

export const layerNames: Readonly<Record<Layer, string>> = {
  client: 'Client',
  nginx: 'nginx',
  socket: 'socket',
  gunicorn: 'Gunicorn',
  uvicorn: 'Uvicorn',
  django: 'Django',
};

export const chapterStationNames: Readonly<Record<ChapterStation, string>> = {
  ...layerNames,
  before: 'Before the line',
  whole: 'The whole line',
};

/** The line pattern of a place: what lies before the line or along it is drawn thin, like the client. */
export function layerOf(place: ChapterStation): Layer {
  return place === 'before' || place === 'whole' ? 'client' : place;
}
