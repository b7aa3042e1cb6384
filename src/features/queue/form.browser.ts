import { choices, idle, knobs, shown } from './knobs.ts';
import { defaults, type Model } from './model.ts';
import { modelOf, scenarios } from './scenarios.ts';

/** The form of the worker queue: radios, and ranges that hold the place of a number in its row. */

export function readForm(form: HTMLFormElement): Model {
  const data = new FormData(form);
  const model: Record<string, string | number> = { ...defaults };
  // What is switched off now keeps the value it shows.
  for (const { name } of choices)
    model[name] = form.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value ?? defaults[name];
  for (const { name, stops } of knobs)
    model[name] = stops[range(form, name)?.valueAsNumber ?? -1] ?? Number(data.get(name));
  return model as unknown as Model;
}

export function fillForm(form: HTMLFormElement, model: Model): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('[type=radio]'))
    input.checked = model[input.name as keyof Model] === input.value;
  for (const knob of knobs) {
    const input = range(form, knob.name);
    if (input) input.value = String(knob.stops.indexOf(model[knob.name]));
  }
}

/** Writes the numbers beside their ranges, switches off what changes nothing now, and names the question the run answers. */
export function labelForm(form: HTMLFormElement, model: Model): void {
  const still = idle(model);
  for (const knob of knobs) {
    const input = range(form, knob.name);
    const text = shown(knob, model[knob.name]);
    input?.setAttribute('aria-valuetext', text);
    input?.toggleAttribute('disabled', still.includes(knob.name));
    input?.closest('label')?.querySelector('span')?.replaceChildren(text);
  }
  for (const { name } of choices)
    form.querySelector(`[name=${name}]`)?.closest('fieldset')?.toggleAttribute('disabled', still.includes(name));
  const question = form.querySelector('select');
  if (question) question.value = scenarioOf(model) ?? 'own';
}

/** The scenario whose run this is. */
export function scenarioOf(model: Model): string | undefined {
  const same = (other: Model) => Object.entries(other).every(([name, value]) => model[name as keyof Model] === value);
  return scenarios.find((scenario) => same(modelOf(scenario)))?.id;
}

function range(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`[type=range][name=${name}]`);
}
