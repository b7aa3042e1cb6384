import { existsSync } from 'node:fs';
import { contentFolder } from './content-folder.ts';

/** The names in `guide.yaml` that stand for something else of the guide. */
interface Names {
  chapters: readonly string[];
  symptoms?: string | undefined;
  stations: Readonly<Partial<Record<string, string>>>;
  sets: Readonly<Record<string, unknown>>;
  servers: readonly { sets: readonly string[] }[];
  beside?: { own: string } | undefined;
  home: { faults: readonly { id: string }[] };
}

/** A name that stands for nothing, by its place in the file. */
export interface WrongName {
  path: (string | number)[];
  message: string;
}

/** Every name that stands for nothing, with what there is or the file that is missing. */
export function wrongNames({ chapters, symptoms, stations, sets, servers, beside, home }: Names): WrongName[] {
  const missing = (name: string, file: string, path: WrongName['path']) =>
    existsSync(`${contentFolder}/${file}`)
      ? []
      : [{ path, message: `"${name}": there is no ${contentFolder}/${file}` }];
  const unlisted = (name: string, all: readonly string[], path: WrongName['path']) =>
    all.includes(name) ? [] : [{ path, message: `"${name}" is none of ${all.join(', ')}` }];
  return [
    ...chapters.flatMap((name, at) => missing(name, `chapters/${name}.mdx`, ['chapters', at])),
    ...(symptoms === undefined ? [] : unlisted(symptoms, chapters, ['symptoms'])),
    ...Object.entries(stations).flatMap(([station, name = '']) => unlisted(name, chapters, ['stations', station])),
    ...Object.keys(sets).flatMap((name) => missing(name, `stack/${name}`, ['sets', name])),
    ...servers.flatMap((server, index) =>
      server.sets.flatMap((name, at) => unlisted(name, Object.keys(sets), ['servers', index, 'sets', at])),
    ),
    ...(beside ? unlisted(beside.own, Object.keys(sets), ['beside', 'own']) : []),
    ...home.faults.flatMap(({ id }, at) => missing(id, `faults/${id}.yaml`, ['home', 'faults', at])),
  ];
}
