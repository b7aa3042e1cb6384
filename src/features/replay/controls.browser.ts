import { variants } from '../../shared/variants.ts';
import { variantWords } from '../../shared/variant-words.ts';
import { made } from '../../shared/browser/made.ts';

const sides = [
  {
    name: 'app',
    says: 'Application server',
    options: Object.fromEntries(variants.map((id) => [id, variantWords[id].name])),
  },
  { name: 'via', says: 'Way to it', options: { socket: 'socket', tcp: 'TCP port' } },
  { name: 'kind', says: 'What is asked for', options: { dynamic: 'a page', static: 'a static file' } },
];

/** What chooses the request of a replay and steps through it. Of no use without script, so it is made by it. */
export function replayControls(): HTMLElement[] {
  return [
    ...sides.map(({ name, says, options }) =>
      made(
        'fieldset',
        { class: 'seg', 'data-side': name },
        made('legend', { class: 'vh', 'data-not': 'quote' }, says),
        ...Object.entries(options).map(([value, label]) => {
          const radio = { type: 'radio', name: `replay-${name}`, value, autocomplete: 'off' };
          return made('label', {}, made('input', radio), label);
        }),
      ),
    ),
    made('button', { type: 'button', 'data-send': true }, 'Send'),
    made('button', { type: 'button', 'data-key': 'ArrowLeft' }, 'Back'),
    made('button', { type: 'button', 'data-key': 'ArrowRight' }, 'Step'),
    made('button', { type: 'button', class: 'quiet', 'data-link': true }, 'Link to this'),
  ];
}
