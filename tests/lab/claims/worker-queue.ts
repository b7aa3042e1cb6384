import { arrivalsOf } from '../../../src/features/queue/arrivals.ts';
import { failedOf, figureNames, predictionOf, windowOf, type Seen } from '../../../src/features/queue/measured.ts';
import type { Arrival, Model } from '../../../src/features/queue/model.ts';
import { percentile } from '../../../src/features/queue/summary.ts';
import { modelOf, modelOn, scenarios, type Scenario } from '../../../src/features/queue/scenarios.ts';
import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { codeDir, domain, project } from '../values.ts';

const queue = '/etc/systemd/system/gunicorn.socket.d/queue.conf';

/** Gunicorn's settings, the places of the listening socket and nginx's limit, as a server has them now. */
interface Setting {
  gunicorn: string[];
  backlog: string;
  readTimeout: string;
}

export default async function (trial: Trial): Promise<void> {
  for (const sets of [['base', 'asgi'], ['base']] as const) {
    const server = await trial.boot(sets);
    // What keeps an event loop busy is a pause here: it needs no processor that other servers want too.
    await server.edit(
      `${codeDir}/current/vault/views.py`,
      '    await asyncio.sleep(seconds(request))\n',
      '    await asyncio.sleep(seconds(request))\n    time.sleep(float(request.GET.get("busy", "0")))\n',
    );
    await server.ready();
    const asgi = sets.length === 2;
    let setting = settingOf(modelOf({ model: { worker: asgi ? 'asgi' : 'sync' } }));
    for (const scenario of scenarios.filter(({ model }) => (model.worker === 'asgi') === asgi)) {
      const wanted = settingOf(modelOf(scenario));
      await change(server, setting, wanted);
      const abandoned = await compare(trial, server, scenario);
      // Workers go on with what nginx has given up: the next run begins with a new arbiter.
      setting = abandoned ? { ...wanted, gunicorn: [] } : wanted;
    }
  }
}

function settingOf(model: Model): Setting {
  const threads = model.worker === 'gthread' ? model.threads : 1;
  return {
    gunicorn: [
      `threads = ${threads}`,
      `worker_connections = ${threads > 1 && model.sharing === 'even' ? threads : 1000}`,
      `timeout = ${model.timeoutMs / 1000}`,
    ],
    backlog: `[Socket]\nBacklog=${model.backlog}\n`,
    readTimeout: `proxy_read_timeout ${model.readTimeoutMs === 60_000 ? '60s' : `${model.readTimeoutMs}ms`};`,
  };
}

async function change(server: Server, was: Setting, now: Setting): Promise<void> {
  if (now.backlog !== was.backlog) {
    await server.write(queue, now.backlog);
    await server.must('systemctl daemon-reload && systemctl restart gunicorn.socket');
  }
  if (now.backlog !== was.backlog || now.gunicorn.join() !== was.gunicorn.join())
    await configureGunicorn(server, ...now.gunicorn);
  if (now.readTimeout === was.readTimeout) return;
  await server.edit(`/etc/nginx/snippets/${project}.conf`, was.readTimeout, now.readTimeout);
  await reloadNginx(server);
}

/** @returns whether nginx gave up on work that goes on */
async function compare(trial: Trial, server: Server, scenario: Scenario): Promise<boolean> {
  const { id, bounds } = scenario;
  const ran = modelOn(scenario, server.workers);
  const predicted = predictionOf(ran);
  const seen = await runOn(server, ran);
  const names = figureNames(id);
  const times = [
    ['the last answer', names.last, predicted.lastMs, seen.lastMs],
    ['the median', names.median, predicted.p50Ms, seen.p50Ms],
  ] as const;
  for (const [what, name, expectedMs, gotMs] of times) {
    const { leastMs, mostMs } = windowOf(expectedMs, bounds);
    trial.figure(name, gotMs, 'ms');
    if (bounds.lastAlone && name !== names.last) continue;
    trial.checkAtLeast(`${id}: ${what}, predicted after ${Math.round(expectedMs)} ms`, gotMs, Math.round(leastMs));
    trial.checkAtMost(`${id}: ${what}, predicted after ${Math.round(expectedMs)} ms`, gotMs, Math.round(mostMs));
  }
  trial.figure(names.failed, failedOf(seen.counts), 'requests');
  const kinds = [200, 500, 502, 504] as const;
  const others = kinds.reduce(
    (sum, kind) => sum + Math.abs((seen.counts[kind] ?? 0) - (predicted.counts[kind] ?? 0)),
    0,
  );
  trial.checkAtMost(`${id}: answers other than ${JSON.stringify(predicted.counts)}`, others / 2, bounds.others);
  return (seen.counts[504] ?? 0) > 0;
}

/** Sends a run's requests at the run's moments. */
async function runOn(server: Server, model: Model): Promise<Seen> {
  const words = arrivalsOf(model).flatMap((arrival) => [arrival.atMs, pathOf(model, arrival)]);
  const { answers } = await server.client<{ answers: { outcome: string; tookMs: number; atMs: number }[] }>(
    'arrive',
    domain,
    ...words,
  );
  const counts: Record<string, number> = {};
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    lastMs: Math.max(...answers.map(({ atMs }) => atMs)),
    p50Ms: percentile(
      answers.map(({ tookMs }) => tookMs),
      50,
    ),
    counts,
  };
}

function pathOf({ view }: Model, { waitMs, computeMs }: Arrival): string {
  const wait = `?s=${waitMs / 1000}`;
  return view === 'def' ? `/slow/${wait}` : `/slow-async/${wait}&busy=${computeMs / 1000}`;
}
