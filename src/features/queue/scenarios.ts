import { defaults, type Model } from './model.ts';

/** How far the real server may be from the prediction. */
export interface Bounds {
  /** Earlier than predicted by at most so much. */
  earlyMs: number;
  /** Later than predicted by at most so much, or by a fifth, whichever is more: the server has other work to do. */
  lateMs: number;
  /** Requests that end otherwise than predicted, at most. */
  others: number;
  /** Only the last answer is predicted: the order of the others is chance. */
  lastAlone?: boolean;
}

/** A question people ask, as a run: the page predicts it, the lab measures it, a test holds the two together. */
export interface Scenario {
  id: string;
  asks: string;
  /** What differs from the first run. */
  model: Partial<Model>;
  bounds: Bounds;
}

const usual: Bounds = { earlyMs: 100, lateMs: 500, others: 0 };
const report: Partial<Model> = { requests: 9, rate: 20, waitMs: 100, slow: 3, slowMs: 2000 };

export const scenarios: readonly Scenario[] = [
  { id: 'seven', asks: 'Seven slow requests, three workers: who waits?', model: {}, bounds: usual },
  { id: 'report', asks: 'Why do three slow reports block everyone?', model: report, bounds: usual },
  {
    id: 'busy',
    asks: 'What does a random stream at 80 % feel like?',
    model: { requests: 24, rate: 8, waitMs: 300 },
    bounds: usual,
  },
  {
    id: 'gave-up',
    asks: 'Why a 504, when the view takes one second?',
    model: { requests: 9, waitMs: 1000, readTimeoutMs: 1500 },
    bounds: usual,
  },
  {
    id: 'queue-full',
    asks: 'Why is there a 502 the moment traffic comes?',
    model: { requests: 12, rate: 20, waitMs: 1000, backlog: 2 },
    // Whether a worker is quick enough to take one more out of the queue is chance: it is a turn more or less.
    bounds: { earlyMs: 1000, lateMs: 1000, others: 2 },
  },
  {
    id: 'timeout',
    asks: 'What does a worker timeout cost the others?',
    model: { requests: 6, rate: 20, waitMs: 100, slow: 3, slowMs: 6000, timeoutMs: 2000 },
    // The arbiter looks once a second; a worker that is not done with its 500 at the next look leaves a 502. The new one
    // has to import Django: 0.3 s on an idle machine, seconds on a busy one.
    bounds: { earlyMs: 1200, lateMs: 5000, others: 3 },
  },
  {
    id: 'report-threads',
    asks: 'Do threads help against slow reports?',
    model: { ...report, worker: 'gthread' },
    bounds: usual,
  },
  {
    id: 'threads',
    asks: 'What do four threads each give?',
    model: { worker: 'gthread', requests: 24, waitMs: 1000 },
    bounds: usual,
  },
  {
    id: 'asgi-async',
    asks: 'What does ASGI do for async views?',
    model: { worker: 'asgi', view: 'async', waitMs: 1000 },
    bounds: usual,
  },
  {
    id: 'asgi-def',
    asks: 'Do plain views gain from ASGI?',
    model: { worker: 'asgi', waitMs: 1000 },
    bounds: usual,
  },
  {
    id: 'asgi-blocked',
    asks: 'What does code that blocks do inside async def?',
    model: { worker: 'asgi', view: 'async', requests: 6, rate: 4, waitMs: 0, computeMs: 1000, cores: 8 },
    bounds: { earlyMs: 1000, lateMs: 1000, others: 0, lastAlone: true },
  },
  {
    id: 'asgi-gave-up',
    asks: 'What goes on behind a 504 under ASGI?',
    model: { worker: 'asgi', view: 'async', requests: 3, waitMs: 4000, readTimeoutMs: 1000 },
    bounds: usual,
  },
];

export function modelOf(scenario: Pick<Scenario, 'model'>): Model {
  return { ...defaults, ...scenario.model };
}

/** The same question to a server with its own number of workers: no more slow requests than those can be busy with. */
export function modelOn(scenario: Scenario, workers: number): Model {
  const model = modelOf(scenario);
  return { ...model, workers, slow: Math.min(model.slow, workers) };
}
