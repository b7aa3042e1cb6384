import { z } from 'astro/zod';
import { evidenceKinds, hosts, resultOf, resultOfRuns, results, valueSets, type Evidence } from '../evidence.ts';

const check = z.strictObject({ says: z.string(), expected: z.string(), got: z.string(), ok: z.boolean() });

const step = z.strictObject({
  prompt: z.enum(['#', '$', '>']),
  command: z.string(),
  status: z.int(),
  output: z.string(),
});

const hop = z.strictObject({
  id: z.string(),
  atMs: z.number().exactOptional(),
  line: z.string().exactOptional(),
  where: z.string().exactOptional(),
  head: z.string().exactOptional(),
  headers: z.array(z.tuple([z.string(), z.string()])).exactOptional(),
});

const run = z
  .strictObject({
    host: z.enum(hosts),
    values: z.enum(valueSets),
    packages: z.literal('previous').exactOptional(),
    result: z.enum(results),
    date: z.iso.date(),
    durationMs: z.int().nonnegative(),
    versions: z.record(z.string(), z.string()),
    checks: z.array(check),
    figures: z.record(
      z.string(),
      z.strictObject({ value: z.union([z.number(), z.string()]), unit: z.string().exactOptional() }),
    ),
    blocks: z.record(z.string(), z.array(z.strictObject({ command: z.string(), shown: z.array(z.string()) }))),
    notRun: z.record(z.string(), z.string()),
    transcript: z.array(step),
    traces: z.array(z.strictObject({ id: z.string(), command: z.string(), hops: z.array(hop) })).exactOptional(),
  })
  .refine(({ result, checks }) => result === resultOf(checks), { path: ['result'], error: 'not what its checks say' });

/** A record of the lab. The types stand where the browser can see them; this holds what is read against them. */
export const evidenceSchema: z.ZodType<Evidence> = z
  .strictObject({
    kind: z.enum(evidenceKinds),
    id: z.string(),
    result: z.enum(results),
    sets: z.array(z.string()),
    files: z.record(z.string(), z.string()),
    drillFile: z.string().exactOptional(),
    drill: z.string().exactOptional(),
    runs: z.array(run).min(1),
  })
  .refine(({ result, runs }) => result === resultOfRuns(runs), { path: ['result'], error: 'not what its runs say' });
