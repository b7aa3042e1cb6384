import { choices, knobs, type KnobChoice, type Knob } from './knobs.ts';
import { scenarios } from './scenarios.ts';
import { made } from '../../shared/browser/made.ts';

/** What a reader turns at the worker queue: of no use without script, so it is made by it. */

/** The question, the two choices, and everything else that can be turned, rare things apart. */
export function knobControls(): HTMLElement[] {
  const questions = scenarios.map(({ id, asks }) => made('option', { value: id }, asks));
  const own = made('option', { value: 'own' }, 'A run of your own');
  return [
    made('label', { class: 'ask' }, 'Question', made('select', { name: 'scenario' }, ...questions, own)),
    ...choices.filter(({ rare }) => !rare).map(segment),
    group('The server and its visitors', false),
    group('Limits and chance', true),
  ];
}

/** From moment to moment of a run. */
export function stepControls(): HTMLElement[] {
  return [
    made('button', { type: 'button', 'data-step': -1 }, 'Step back'),
    made('button', { type: 'button', 'data-step': 1 }, 'Step'),
    made('label', {}, 'Moment', made('input', { type: 'range', 'data-moment': true, value: 0 })),
    made('button', { type: 'button', 'data-link': true, class: 'quiet' }, 'Copy link to this run'),
    made('p', { 'data-now': true }),
  ];
}

function group(title: string, rare: boolean): HTMLElement {
  const segments = rare ? choices.filter((choice) => choice.rare).map(segment) : [];
  const ranges = knobs.filter((knob) => Boolean(knob.rare) === rare).map(range);
  return made('details', { open: !rare }, made('summary', {}, title), made('div', {}, ...segments, ...ranges));
}

function segment({ name, label, options }: KnobChoice): HTMLElement {
  const words = options.map(({ value, text }) =>
    made('label', {}, made('input', { type: 'radio', name, value }), text),
  );
  return made('fieldset', { class: 'seg' }, made('legend', {}, label), ...words);
}

function range({ name, label, stops }: Knob): HTMLElement {
  const input = made('input', { type: 'range', name, max: stops.length - 1 });
  return made('label', { class: 'knob' }, label, made('span', { 'aria-hidden': 'true' }), input);
}
