import type { Arrival, Model } from './model.ts';
import type { Lane, QueueEvent, QueueRun, Span, Status } from './run.ts';

/** One asking of the application: nginx may ask twice for one visitor, if the first time is cut off. */
export interface Job {
  visitor: Visitor;
  phase: 'socket' | 'inside' | 'wait' | 'ready' | 'compute' | 'done';
  worker: Worker | undefined;
  /** When the present span began. */
  sinceMs: number;
  startedMs: number;
  waitEndsMs: number;
  readyMs: number;
  computeFromMs: number;
  /** Work that is left. */
  computeMs: number;
  /** Whether the view is done. */
  answering: boolean;
}

export interface Visitor {
  arrival: Arrival;
  number: number;
  job: Job | undefined;
  /** When nginx asked last. */
  askedMs: number | undefined;
  /** How often nginx may ask again after it was cut off. */
  more: number;
  ended: { atMs: number; status: Status } | undefined;
  spans: Span[];
}

export interface Worker {
  number: number;
  jobs: Job[];
  /** From when on it accepts. */
  upMs: number;
  acceptedMs: number;
}

/** Where everything is at one moment of a run, and the moves from one state to the next. */
export class Site {
  readonly model: Model;
  readonly visitors: Visitor[];
  readonly workers: Worker[];
  /** Connections in the kernel that nobody has accepted. */
  readonly queue: Job[] = [];
  readonly events: QueueEvent[] = [];
  /** Whether views run on the event loop itself. */
  readonly onLoop: boolean;
  nowMs = 0;

  constructor(model: Model, arrivals: readonly Arrival[]) {
    this.model = model;
    this.onLoop = model.worker === 'asgi' && model.view === 'async';
    // The files for ASGI name the socket twice, so nginx has a next server to ask.
    const more = model.worker === 'asgi' ? 1 : 0;
    this.visitors = arrivals.map((arrival, index) => ({
      ...{ arrival, number: index + 1, job: undefined, askedMs: undefined, more, ended: undefined, spans: [] },
    }));
    this.workers = Array.from({ length: model.workers }, (_, index) => ({
      ...{ number: index + 1, jobs: [], upMs: 0, acceptedMs: -Infinity },
    }));
  }

  jobs(): Job[] {
    return this.workers.flatMap(({ jobs }) => jobs);
  }

  arrive(visitor: Visitor): void {
    this.#note('arrives', visitor.number, 0);
    this.#ask(visitor);
  }

  #ask(visitor: Visitor): void {
    if (this.queue.length > this.model.backlog) return this.#end(visitor, 502, 0);
    const { computeMs } = visitor.arrival;
    const never = { startedMs: 0, waitEndsMs: 0, readyMs: 0, computeFromMs: 0, answering: false };
    visitor.askedMs = this.nowMs;
    visitor.job = { visitor, phase: 'socket', worker: undefined, sinceMs: this.nowMs, computeMs, ...never };
    this.queue.push(visitor.job);
  }

  accept(job: Job, worker: Worker): void {
    this.#close(job, 'socket');
    job.phase = 'inside';
    job.worker = worker;
    worker.acceptedMs = this.nowMs;
    worker.jobs.push(job);
  }

  start(job: Job): void {
    this.#close(job, 'inside');
    job.startedMs = this.nowMs;
    job.waitEndsMs = this.nowMs + job.visitor.arrival.waitMs;
    job.phase = 'wait';
    this.#note('starts', job.visitor.number, job.worker?.number ?? 0);
    if (job.visitor.arrival.waitMs === 0) this.ready(job);
  }

  /** The view has what it waited for. A thread goes on at once, a coroutine when its loop has time. */
  ready(job: Job): void {
    if (this.onLoop) this.#close(job, job.visitor.job === job ? 'work' : 'unread');
    job.readyMs = this.nowMs;
    job.phase = 'ready';
    if (!this.onLoop) this.compute(job);
  }

  compute(job: Job): void {
    if (this.onLoop) this.#close(job, 'inside');
    job.phase = 'compute';
    job.computeFromMs = this.nowMs;
  }

  /** The view is done. On an event loop its answer stands in line once more, behind all that became ready meanwhile. */
  finish(job: Job, status: Status): void {
    const { visitor, worker } = job;
    if (this.onLoop && !job.answering) {
      job.answering = true;
      return this.ready(job);
    }
    this.#close(job, visitor.job === job && !visitor.ended ? 'work' : 'unread');
    this.#leave(job);
    if (visitor.job === job && !visitor.ended) this.#end(visitor, status, worker?.number ?? 0);
  }

  /** Ends a worker with all it holds. @param status what Gunicorn answers, or nginx in its place */
  kill(worker: Worker, upMs: number, status: 500 | 502): void {
    worker.upMs = upMs;
    this.#note('killed', 0, worker.number);
    for (const job of [...worker.jobs]) {
      const { visitor } = job;
      const read = visitor.job === job && !visitor.ended;
      this.#close(job, job.phase === 'inside' || job.phase === 'ready' ? 'inside' : read ? 'work' : 'unread');
      this.#leave(job);
      if (!read) continue;
      if (status === 502 && visitor.more-- > 0) this.#ask(visitor);
      else this.#end(visitor, status, worker.number);
    }
  }

  /** nginx hangs up. Django cancels a coroutine; whatever else was begun, or waits in the socket, goes on unread. */
  abandon(visitor: Visitor, status: Status): void {
    const { job } = visitor;
    if (job) {
      const waits = job.phase === 'ready' ? 'inside' : job.phase;
      this.#close(job, waits === 'socket' || waits === 'inside' ? waits : 'work');
      if (this.onLoop && (job.phase === 'wait' || job.phase === 'ready')) this.#leave(job);
    }
    visitor.job = undefined;
    this.#end(visitor, status, 0);
  }

  run(): QueueRun {
    const lanes: Lane[] = this.visitors.map(({ arrival, ended, spans }) => ({
      arrivedMs: arrival.atMs,
      endedMs: ended?.atMs ?? this.nowMs,
      status: ended?.status ?? 504,
      spans,
    }));
    const ends = lanes.flatMap(({ endedMs, spans }) => [endedMs, ...spans.map(({ toMs }) => toMs)]);
    return { model: this.model, lanes, events: this.events, overMs: Math.max(...ends) };
  }

  #end(visitor: Visitor, status: Status, worker: number): void {
    visitor.ended = { atMs: this.nowMs, status };
    this.events.push({ atMs: this.nowMs, what: 'ends', request: visitor.number, worker, status });
  }

  #leave(job: Job): void {
    job.phase = 'done';
    if (job.worker) job.worker.jobs = job.worker.jobs.filter((other) => other !== job);
  }

  #close(job: Job, what: Span['what']): void {
    const { sinceMs, visitor, worker } = job;
    if (this.nowMs > sinceMs && (visitor.job === job || what === 'unread'))
      visitor.spans.push({ what, fromMs: sinceMs, toMs: this.nowMs, worker: worker?.number ?? 0 });
    job.sinceMs = this.nowMs;
  }

  #note(what: QueueEvent['what'], request: number, worker: number): void {
    this.events.push({ atMs: this.nowMs, what, request, worker });
  }
}
