import { arrivalsOf } from './arrivals.ts';
import { diceOf } from '../../shared/dice.ts';
import type { Model } from './model.ts';
import { slotsOf } from './model.ts';
import type { QueueRun, Status } from './run.ts';
import { Site, type Job, type Visitor, type Worker } from './site.ts';

/** From `timeout` to the arbiter's next look, which comes once a second: half of it on average. */
const LOOK_MS = 500;
/** What a new worker needs to import Django: 0.3 s in the lab, more on a busy machine. */
const BOOT_MS = 500;
/** A worker that has just accepted is awake and takes the next connection too. */
const AWAKE_MS = 5;
const TAKES_NEXT = 0.9;
/** The smallest time that counts; sums of fractions are never exact. */
const TINY_MS = 1e-6;

/**
 * One run: what nginx, the kernel's queue and the workers do with the arrivals of a model. The same model gives the same
 * run. Nothing costs time but the views: what nginx, Gunicorn and Django add is left out.
 */
export function simulate(model: Model): QueueRun {
  const site = new Site(model, arrivalsOf(model));
  const dice = diceOf(model.draw + 1000);
  let nextArrival = 0;
  for (;;) {
    acceptAll(site, dice);
    const rates = ratesOf(site);
    const next = site.visitors[nextArrival];
    const dueMs = Math.min(next?.arrival.atMs ?? Infinity, ...deadlines(site, rates));
    if (dueMs === Infinity) return site.run();
    const passedMs = dueMs - site.nowMs;
    for (const [job, rate] of rates) job.computeMs -= rate * passedMs;
    site.nowMs = dueMs;
    finishAll(site, rates);
    killSilent(site);
    giveUp(site);
    for (; site.visitors[nextArrival]?.arrival.atMs === dueMs; nextArrival++) {
      site.arrive(site.visitors[nextArrival] as Visitor);
      // An event loop takes all that wait before it runs any; other workers are there between two arrivals.
      if (!site.onLoop) acceptAll(site, dice);
    }
  }
}

/** Hands waiting connections to workers that accept, and accepted ones to threads. */
function acceptAll(site: Site, dice: () => number): void {
  const { accepted, running } = slotsOf(site.model);
  for (;;) {
    const free = site.workers.filter((worker) => accepts(site, worker, accepted));
    const [job] = site.queue;
    if (!job || free.length === 0) break;
    site.queue.shift();
    site.accept(job, acceptor(site, free, dice));
    if (!site.onLoop) start(site, running);
  }
  start(site, running);
}

function accepts(site: Site, worker: Worker, most: number): boolean {
  if (worker.upMs > site.nowMs || worker.jobs.length >= most) return false;
  return !(site.onLoop && worker.jobs.some(({ phase }) => phase === 'compute'));
}

/** Who takes the next connection: the least busy of those that share, any of those that take what they can get. */
function acceptor(site: Site, free: readonly Worker[], dice: () => number): Worker {
  const { accepted, running } = slotsOf(site.model);
  const least = free.reduce((a, b) => (b.jobs.length < a.jobs.length ? b : a));
  if (accepted === running && accepted !== Infinity) return least;
  const awake = free.find(({ acceptedMs }) => site.nowMs - acceptedMs < AWAKE_MS);
  if (awake && dice() < TAKES_NEXT) return awake;
  return free[Math.floor(dice() * free.length)] ?? least;
}

function start(site: Site, running: number): void {
  for (const worker of site.workers) {
    for (const job of worker.jobs) {
      const busy = worker.jobs.filter(({ phase }) => phase === 'wait' || phase === 'compute').length;
      if (job.phase === 'inside' && busy < running) site.start(job);
    }
    // An event loop runs one piece of code at a time, in the order it became ready.
    if (!site.onLoop || worker.jobs.some(({ phase }) => phase === 'compute')) continue;
    const ready = worker.jobs.filter(({ phase }) => phase === 'ready').sort((a, b) => a.readyMs - b.readyMs);
    const [first] = ready;
    if (first) site.compute(first);
  }
}

/** How fast each computing job goes, in milliseconds of work a millisecond: one core a process, shared by its threads. */
function ratesOf(site: Site): Map<Job, number> {
  const computing = site.workers.map(({ jobs }) => jobs.filter(({ phase }) => phase === 'compute'));
  const processes = computing.filter(({ length }) => length > 0).length;
  const share = Math.min(1, site.model.cores / Math.max(1, processes));
  return new Map(computing.flatMap((jobs) => jobs.map((job) => [job, share / jobs.length] as const)));
}

/** Every moment at which something has to happen. */
function deadlines(site: Site, rates: ReadonlyMap<Job, number>): number[] {
  const waits = site.jobs().flatMap((job) => (job.phase === 'wait' ? [job.waitEndsMs] : []));
  const computes = [...rates].map(([job, rate]) => site.nowMs + Math.max(0, job.computeMs) / rate);
  const kills = site.workers.map((worker) => silentUntil(site, worker));
  const boots = site.queue.length > 0 ? site.workers.map(({ upMs }) => upMs).filter((ms) => ms > site.nowMs) : [];
  const patience = site.visitors.flatMap(({ askedMs, ended }) =>
    askedMs !== undefined && !ended ? [askedMs + site.model.readTimeoutMs] : [],
  );
  return [...waits, ...computes, ...kills, ...boots, ...patience];
}

/** When the arbiter ends a worker that gives no sign of life; only a sync worker and a blocked event loop are silent. */
function silentUntil(site: Site, worker: Worker): number {
  const silent = site.model.worker === 'sync' || site.onLoop;
  const since = worker.jobs
    .filter(({ phase }) => phase === 'compute' || (phase === 'wait' && site.model.worker === 'sync'))
    .map((job) => (site.onLoop ? job.computeFromMs : job.startedMs));
  return silent && since.length > 0 ? Math.min(...since) + site.model.timeoutMs + LOOK_MS : Infinity;
}

function finishAll(site: Site, rates: ReadonlyMap<Job, number>): void {
  for (const job of site.jobs()) {
    if (job.phase === 'wait' && job.waitEndsMs <= site.nowMs) site.ready(job);
    else if (rates.has(job) && job.computeMs <= TINY_MS) site.finish(job, 200);
  }
  // What computes nothing is done as soon as its loop is free.
  for (const job of site.jobs()) if (job.phase === 'compute' && job.computeMs <= TINY_MS) site.finish(job, 200);
}

function killSilent(site: Site): void {
  for (const worker of site.workers) {
    if (silentUntil(site, worker) > site.nowMs) continue;
    site.kill(worker, site.nowMs + BOOT_MS, site.model.worker === 'sync' ? 500 : 502);
  }
}

/** nginx counts from its question to the first byte of an answer, waiting in the socket included. */
function giveUp(site: Site): void {
  const status: Status = 504;
  for (const visitor of site.visitors) {
    if (visitor.ended || visitor.askedMs === undefined) continue;
    if (visitor.askedMs + site.model.readTimeoutMs <= site.nowMs) site.abandon(visitor, status);
  }
}
