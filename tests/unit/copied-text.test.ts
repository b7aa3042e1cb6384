import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedText } from '../../src/features/page-copy/copied-text.ts';

const from = 'https://docs.example.org/x/files/a.md';
const fill = (text: string) => text.replaceAll('vault', 'shop');

test('links lead to the site from wherever the text is pasted, and keep the names that the site has', async () => {
  const text = '[vault](../raw/vault.conf) and [here](#vault), [out](https://vault.example/a), `[vault](x)`';
  assert.equal(
    await copiedText(text, from, fill),
    '[shop](https://docs.example.org/x/raw/vault.conf) and [here](https://docs.example.org/x/files/a/#vault), [out](https://vault.example/a), `[shop](https://docs.example.org/x/files/x)`',
  );
});

test('a text without links is filled in and nothing else', async () => {
  assert.equal(await copiedText('the vault (old)', from, fill), 'the shop (old)');
});
