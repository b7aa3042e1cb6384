import { choices, knobs } from './knobs.ts';
import { defaults, type Model } from './model.ts';

/** What a link to a run carries: only what differs from the first run. */
export function linkOf(model: Model): Record<string, string> {
  const changed = Object.entries(model).filter(([name, value]) => value !== defaults[name as keyof Model]);
  return Object.fromEntries(changed.map(([name, value]) => [name, String(value)]));
}

/** The run of a link. What it gets wrong keeps its default, each with a reason for the reader; other names are passed over. */
export function modelOfLink(link: Readonly<Record<string, string>>): { model: Model; reasons: string[] } {
  const model: Record<string, string | number> = { ...defaults };
  const reasons: string[] = [];
  for (const { name, label, options } of choices) {
    const asked = link[name];
    if (asked === undefined) continue;
    if (options.some(({ value }) => value === asked)) model[name] = asked;
    else reasons.push(refusal(label, asked, options.map(({ value }) => value).join(', '), defaults[name]));
  }
  for (const { name, label, stops } of knobs) {
    const asked = link[name];
    if (asked === undefined) continue;
    const stop = stops.find((value) => String(value) === asked);
    if (stop !== undefined) model[name] = stop;
    else reasons.push(refusal(label, asked, stops.join(', '), defaults[name]));
  }
  return { model: model as unknown as Model, reasons };
}

function refusal(label: string, asked: string, allowed: string, otherwise: string | number): string {
  const short = asked.length > 20 ? `${asked.slice(0, 20)}…` : asked;
  return `The link says “${short}” for “${label}”. It can be ${allowed}. Shown is ${otherwise}.`;
}
