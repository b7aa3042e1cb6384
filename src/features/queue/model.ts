/** What of a server decides who waits. Times are milliseconds; ranges are in `knobs`. */
export interface Model {
  /** Worker class: Gunicorn's `sync` and `gthread`, or Uvicorn's. */
  worker: 'sync' | 'gthread' | 'asgi';
  /** `def` or `async def`. Matters under ASGI alone: under WSGI both occupy their worker. */
  view: 'def' | 'async';
  workers: number;
  /** Of each worker; gthread alone has more than one. */
  threads: number;
  /** Whether `worker_connections` equals `threads`, so that a gthread worker accepts only what it can serve. */
  sharing: 'even' | 'greedy';
  requests: number;
  /** Requests a second, at random moments; 0: all at once. */
  rate: number;
  /** What a view spends waiting: for a database, another service. */
  waitMs: number;
  /** What a view spends computing, or otherwise keeps its thread busy. */
  computeMs: number;
  /** How many of the first requests wait for `slowMs` instead. */
  slow: number;
  slowMs: number;
  /** Gunicorn's `timeout`. */
  timeoutMs: number;
  /** nginx's `proxy_read_timeout`. */
  readTimeoutMs: number;
  /** Places of the listening socket, `Backlog=` of its unit: the kernel lets one more than that wait. */
  backlog: number;
  /** Processor cores of the server. */
  cores: number;
  /** Which of many possible runs: chance decides arrivals and who accepts. */
  draw: number;
}

/** The first run: seven requests of two seconds at three sync workers. */
export const defaults: Readonly<Model> = {
  worker: 'sync',
  view: 'def',
  workers: 3,
  threads: 4,
  sharing: 'even',
  requests: 7,
  rate: 0,
  waitMs: 2000,
  computeMs: 0,
  slow: 0,
  slowMs: 4000,
  timeoutMs: 30_000,
  readTimeoutMs: 60_000,
  backlog: 4096,
  cores: 2,
  draw: 1,
};

/** One request as it arrives at nginx. */
export interface Arrival {
  atMs: number;
  waitMs: number;
  computeMs: number;
}

/** How many requests one worker takes in, and how many it works on. */
export function slotsOf(model: Model): { accepted: number; running: number } {
  if (model.worker === 'sync') return { accepted: 1, running: 1 };
  if (model.worker === 'asgi') return { accepted: Infinity, running: Infinity };
  return { accepted: model.sharing === 'even' ? model.threads : 1000, running: model.threads };
}
