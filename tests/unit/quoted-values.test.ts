import assert from 'node:assert/strict';
import { test } from 'node:test';

// The records of the fixture guide: a folder is chosen when the modules are loaded.
process.env['CONTENT'] = 'tests/fixtures/guide';
const { inline, markdown } = await import('../../src/shared/build/markdown.ts');

const own = { path: '/quay/', block: 'moor' };

for (const [what, text, here, html] of [
  ['a caption quotes its own block', "At <Printed find='rope={}' />.", own, 'At <samp>117</samp>.'],
  [
    'a text quotes a block of its page, with a link to it',
    "At <Printed block='moor' find='rope={}' />.",
    { path: '/quay/' },
    'At <a href="#moor"><samp>117</samp></a>.',
  ],
  [
    'a text quotes a block of another page',
    "At <Printed block='/quay/#moor' find='rope={}' />.",
    undefined,
    'At <a href="/quay/#moor"><samp>117</samp></a>.',
  ],
  [
    "a symptom's block by its id on the page",
    "<Printed block='/troubleshooting/crane-still/#check-commands' find='{} nets' /> nets",
    undefined,
    '<a href="/troubleshooting/crane-still/#check-commands"><samp>23</samp></a> nets',
  ],
  ['decimal places', "<Printed find='in {} ms' places='1' /> ms", own, '<samp>17.0</samp> ms'],
  [
    'a figure of a claim',
    '<Measured claim="tide" figure="tides" /> tides',
    undefined,
    '<a href="/proof/tide/">2</a> tides',
  ],
  [
    'a version out of the record of a set, on another host',
    "<Measured set='base' version='Debian' on='debian-testing' />",
    undefined,
    '<a href="/proof/set-base/">13</a>',
  ],
  ['a record does not lead to itself', '<Measured claim="tide" figure="tides" />', { path: '/proof/tide/' }, '2'],
  ['a fact is its words', "a <Fact of='the tide'>6 *m*</Fact> rope", undefined, 'a 6 <em>m</em> rope'],
  ['code shows a tag', "`<Printed find='x' />`", undefined, "<code>&lt;Printed find='x' /&gt;</code>"],
] as const) {
  test(`quoted values: ${what}`, () => assert.equal(inline(text, here), html));
}

test('quoted values: a tag may stand at the beginning of a paragraph of several lines', () => {
  assert.match(markdown("<Printed find='rope={}' />\n\nand more", own), /^<samp>117<\/samp>/);
});

const place = String.raw`tests/fixtures/guide/chapters/quay\.mdx:\d+: `;
for (const [what, text, says] of [
  ['no such line', "<Printed find='in {} s' />", /^<Printed find="in \{\} s">: no line has "in \{\} s"/],
  ['a tag that is also in a file', "<Printed find='in {} ms,' block='x' />", /has the blocks moor\./],
  ['a tag of a file', "<Printed block='y' find='rope={}' />", new RegExp(`^${place}<Printed block="y"`)],
  ['no block', "<Printed block='/crane/#x' find='{}' />", /\/crane\/ has no record/],
  ['no record of a claim', "<Measured claim='ebb' figure='a' />", /ebb\.json is missing: npm run lab -- claims\/ebb/],
  ['no such host', "<Measured set='base' version='Debian' on='bsd' />", /there are runs on debian-13, debian-testing/],
  [
    'no such program',
    "<Measured set='base' version='make' />",
    /^<Measured set="base" version="make">: it has Debian$/,
  ],
  ['no such figure', "<Measured claim='tide' figure='a' />", /it has tides/],
  [
    'a caption that was cut at a quotation mark',
    'At <Printed find=',
    /\/quay\/#moor: "<Printed find=" is no whole tag.*single quotes/,
  ],
  ['a tag without an end', "At <Printed find='rope={}'> and", /is no whole tag/],
  ['a fact of nothing', 'At <Fact>6</Fact>', /is no whole tag/],
] as const) {
  test(`quoted values: ${what} is refused with the place and the remedy`, () =>
    assert.throws(() => inline(text, own), { message: says }));
}

test('quoted values: outside of a page a block needs its address', () => {
  assert.throws(() => inline("<Printed find='rope={}' />"), { message: /name the block by its address/ });
});
