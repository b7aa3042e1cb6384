import { formatFragment, parseFragment } from '../fragment.ts';

/** Choices as one line of text, in the form of a link: what the browser keeps of them. */
export function packChoices(choices: Readonly<Record<string, string>>): string {
  return formatFragment({ anchor: '', choices });
}

/** The reverse of {@link packChoices}; no choices if the text is not of that form. */
export function unpackChoices(text: string): Readonly<Record<string, string>> {
  return parseFragment(text).choices;
}
