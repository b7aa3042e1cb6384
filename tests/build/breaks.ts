import type { Changes } from '../support/guide-copy.ts';

/** What an author can break, tried on the fixture guide. */
export interface Break {
  what: string;
  changes: Changes;
  /** What the build says: the file at fault, then the remedy. */
  says: RegExp[];
}

const annotation = 'annotations/base/etc/nginx/conf.d/harbour.conf.yaml';
const prose = 'Read this sentence. ';
const block = '```console id="lift"\n# lift\n```';
const drawing = (title: string) => `---
title: ${title}
description: A ship and a berth.
legend: "Thin: by water. Solid: by crane."
---
flowchart LR
%% grid
%% ship berth crane shed
  ship["Ship"]
  berth["Berth"]
  crane["Crane"]
  shed["Shed"]
  ship --> berth
  %% client: The ship comes in and is moored with two ropes.
  berth --> crane
  %% nginx: The crane reaches for the boxes.
  crane --> shed
  %% nginx: The boxes lie in the shed.
`;

/** A record in which every check of every run was red. */
const inRed = (text: string) =>
  text.replaceAll('"result": "green"', '"result": "red"').replaceAll('"ok": true', '"ok": false');

/** Each stops the build where it is met. */
export const atOnce: Break[] = [
  {
    what: 'a record that says another result than its checks',
    changes: { 'evidence/claims/tide.json': (text) => text.replace('"ok": true', '"ok": false') },
    says: [
      /guide\/evidence\/claims\/tide\.json: runs\.0\.result: not what its checks say: write it anew with npm run lab -- claims\/tide/,
    ],
  },
  {
    what: 'names in guide.yaml that stand for nothing',
    changes: { 'guide.yaml': (text) => text.replace('  client: quay', '  client: key') },
    says: [/guide\/guide\.yaml: stations\.client: "key" is none of quay, crane/],
  },
  {
    what: "a note's text that no line has",
    changes: { [annotation]: (text) => text.replace('on: listen 8080', 'on: listen 9090') },
    says: [
      /tests\/fixtures\/guide\/annotations\/base\/etc\/nginx\/conf\.d\/harbour\.conf\.yaml/,
      /no line contains "listen 9090"\. Nearest: "listen 8080;"/,
    ],
  },
  {
    what: "a note's text that several lines have",
    changes: { [annotation]: (text) => text.replace('on: listen 8080', 'on: server') },
    says: [/harbour\.conf\.yaml/, /"server" is in lines 1, 3: write more of the line you mean/],
  },
  {
    what: 'a drawing older than its source',
    changes: {
      'chapters/quay.mdx': (text) => text.replace('</Section>', '<Diagram name="berth" />\n\n</Section>'),
      'diagrams/berth.mmd': () => drawing('Now a ship and a berth'),
      'diagrams/berth.svg': () => `<!-- drawn; key ${'0'.repeat(64)} -->`,
    },
    says: [/tests\/fixtures\/guide\/diagrams\/berth\.svg is older than its source: run npm run diagrams/],
  },
  {
    what: 'a misspelt field of a symptom',
    changes: { 'faults/crane-still.yaml': (text) => text.replace(/^sees:/m, 'see:') },
    says: [/crane-still/, /sees|"see"/],
  },
  {
    what: "a misspelt field of a chapter's head",
    changes: { 'chapters/crane.mdx': (text) => text.replace(/^lede:/m, 'leed:') },
    says: [/crane/, /lede|leed/],
  },
  {
    what: 'config text in a chapter',
    changes: { 'chapters/quay.mdx': (text) => text.replace('</Section>', '```nginx\nlisten 80;\n```\n\n</Section>') },
    says: [
      /tests\/fixtures\/guide\/chapters\/quay\.mdx:\d+: a fence of language "nginx"/,
      /put it under tests\/fixtures\/guide\/stack and write <Snippet/,
    ],
  },
  {
    what: 'a command on a page that was not run',
    changes: { 'chapters/quay.mdx': (text) => text.replace('# moor --at quay', '# moor --at crane') },
    says: [/\/quay\/#moor .*: these commands are not the ones that were run/, /npm run lab -- chapters\/quay/],
  },
  {
    what: 'a quoted value that was not printed',
    changes: { 'chapters/quay.mdx': (text) => text.replace('find="in {} ms"', 'find="at {} knots"') },
    says: [
      /tests\/fixtures\/guide\/chapters\/quay\.mdx:\d+: <Printed block="moor" find="at {} knots">: no line has "at {} knots"/,
      /It printed:\s+moored in 17 ms, rope=117/,
    ],
  },
  {
    what: 'output on a page that was not printed',
    changes: { 'faults/crane-still.yaml': (text) => text.replace('    23 nets', '    anchors') },
    says: [
      /crane-still\/#check-commands .*: the record does not have the line "anchors/,
      /npm run lab -- faults\/crane-still/,
    ],
  },
];

/** Found when all pages are there, and told together. */
export const atTheEnd: Break[] = [
  {
    what: 'a link to no page',
    changes: { 'chapters/crane.mdx': (text) => text.replace('</Section>', `${prose}[Lost](/kwai/)\n\n</Section>`) },
    says: [/tests\/fixtures\/guide\/chapters\/crane\.mdx:\d+: \/kwai\/ leads to no page or file/],
  },
  {
    what: 'a caption with a number of an older run',
    changes: { 'chapters/quay.mdx': (text) => text.replace('From then on she lies still', 'Rope 91 holds her') },
    says: [
      /tests\/fixtures\/guide\/chapters\/quay\.mdx:\d+: the caption of "moor" types 91, and .*\/chapters\/quay\.json prints 117 there/,
      /Quote it: <Printed find='…{}…' \/>\. If it is none of the run's: <Fact of='…'>91<\/Fact>/,
    ],
  },
  {
    what: 'a caption with the number that was printed',
    changes: { 'faults/crane-still.yaml': (text) => text.replace('There are nets', 'There are 23 nets') },
    says: [
      /tests\/fixtures\/guide\/faults\/crane-still\.yaml:\d+: the caption of "check" types 23, which is what .*\/faults\/crane-still\.json has/,
    ],
  },
  {
    what: 'a sentence below a block with another number at the same unit',
    changes: {
      'chapters/quay.mdx': (text) => text.replace('It took <Printed', 'It never takes 6 ms. It took <Printed'),
    },
    says: [
      /chapters\/quay\.mdx:\d+: the text after "moor" types 6, and .* prints 17 there\. Quote it: <Printed block="moor" find="…{}…" \/>/,
    ],
  },
  {
    what: 'a link to no anchor',
    changes: {
      'chapters/quay.mdx': (text) => text.replace('</Section>', `${prose}[Lost](/crane/#no-such-place)\n\n</Section>`),
    },
    says: [/tests\/fixtures\/guide\/chapters\/quay\.mdx:\d+: \/crane\/#no-such-place names no id of \/crane\//],
  },
  {
    what: 'an anchor that was published and is gone',
    changes: { 'chapters/quay.mdx': (text) => text.replace('<Note id="ropes"', '<Note id="two-ropes"') },
    says: [
      /tests\/fixtures\/guide\/anchors\.lock: \/quay\/#ropes was published and is gone/,
      /give what took its place the alias: aliases="ropes" on a Section or Topic/,
    ],
  },
  {
    what: 'one byte of a config that was not booted',
    changes: { 'stack/base/etc/nginx/conf.d/harbour.conf': (text) => `${text}\n` },
    says: [
      /guide\/stack\/base\/etc\/nginx\/conf\.d\/harbour\.conf is not what was booted on \d{4}-\d\d-\d\d \(.*\)\. Prove it anew: npm run lab/,
    ],
  },
  {
    what: 'a claim that was red when it was last run',
    changes: { 'evidence/claims/tide.json': inRed },
    says: [/tide\.json is red.* npm run lab -- claims\/tide/],
  },
  {
    what: 'a claim that asserts something else than it did',
    changes: { 'drills/tide.txt': (text) => `${text}Look closer.\n` },
    says: [/tests\/fixtures\/guide\/drills\/tide\.txt is not what was .* npm run lab -- claims\/tide/],
  },
  {
    what: 'a symptom that is caused otherwise than it was',
    changes: { 'faults/crane-still.yaml': (text) => text.replace('sees: "502"', 'sees: "418"') },
    says: [/tests\/fixtures\/guide\/faults\/crane-still\.yaml is not what was .* npm run lab -- faults\/crane-still/],
  },
  {
    what: 'a claim without a record',
    changes: { 'claims/ebb.yaml': () => 'title: The ebb\nsays: Water falls.\nchapter: /quay/#mooring\n' },
    says: [/claims\/ebb\.json is missing: .* npm run lab -- claims\/ebb/],
  },
  {
    what: 'a chapter without a record',
    changes: { 'chapters/crane.mdx': (text) => text.replace('</Section>', `${block}\n\n</Section>`) },
    says: [/chapters\/crane\.json is missing: .* npm run lab -- chapters\/crane/],
  },
];
