import type { Model } from './model.ts';

/** What came of a request for its visitor. 500: Gunicorn's timeout; 502: refused or cut off; 504: nginx gave up. */
export type Status = 200 | 500 | 502 | 504;

/** A piece of a request's time. `unread`: work for a visitor who has had another answer. */
export interface Span {
  what: 'socket' | 'inside' | 'work' | 'unread';
  fromMs: number;
  toMs: number;
  /** Counted from 1; 0 in the socket, where no worker has it. */
  worker: number;
}

export interface Lane {
  arrivedMs: number;
  endedMs: number;
  status: Status;
  spans: Span[];
}

export type Happening = 'arrives' | 'starts' | 'ends' | 'killed';

export interface QueueEvent {
  atMs: number;
  what: Happening;
  /** Counted from 1; 0 for a worker's own. */
  request: number;
  worker: number;
  status?: Status;
}

export interface QueueRun {
  model: Model;
  lanes: Lane[];
  events: QueueEvent[];
  /** When the last visitor has an answer and the last work is done. */
  overMs: number;
}
