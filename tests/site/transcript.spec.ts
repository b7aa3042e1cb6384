import { readFileSync, writeFileSync } from 'node:fs';
import { guide } from '../../src/shared/build/guide.ts';
import { pageOfFile } from '../support/content.ts';
import { lasting, phrases, type Passage } from '../support/screen-reader.ts';
import { expect, test } from '../support/test.ts';

// Pages of six kinds as a screen reader says them. After a change that is meant, TRANSCRIPTS=write writes them again:
// read what differs before you commit it.

const failure = guide.home.faults.find(({ first }) => first)?.id;
const spoken: Record<string, { address: string } & Passage> = {
  'first-page': { address: '', part: 'main' },
  'code-and-notes': { address: `${guide.stations.socket}/`, part: 'main section:has(figure[data-place=file])' },
  troubleshooting: { address: `${guide.symptoms}/`, part: 'main', until: 2 },
  failure: { address: `${guide.symptoms}/${failure}/`, part: 'main' },
  file: { address: pageOfFile('base/etc/systemd/system/gunicorn.socket'), part: 'main' },
  values: { address: 'values/', part: 'main' },
};

test.use({ bypassCSP: true, serviceWorkers: 'block' });

for (const [name, { address, ...passage }] of Object.entries(spoken)) {
  test(`${name} is said as its transcript has it`, async ({ page, site }) => {
    const transcript = `content/transcripts/${name}.txt`;
    await page.goto(site.url + address);
    const said = `${(await phrases(page, passage)).map(lasting).join('\n')}\n`;
    if (process.env['TRANSCRIPTS'] === 'write') writeFileSync(transcript, said);
    expect(said).toBe(readFileSync(transcript, 'utf8'));
  });
}
