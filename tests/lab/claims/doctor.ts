import { inBase, withTls, type Breakage } from '../breakages.ts';
import type { Drill } from '../drill.ts';
import type { Server } from '../server.ts';

/** A healthy server in its three forms; in between one thing after another is broken and mended. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot(['base']);
  const secret = (await server.ask('cat /etc/mechsimvault/secret-key')).output;
  await server.must('touch /run/before');
  const first = await visit(drill, server, 'the server as the guide makes it', '', 'tls');
  const changed = await server.sh("find / -xdev -newer /run/before -type f ! -path '/var/log/*'");
  drill.check('files that it changed', changed.output, '');
  drill.figure('checks', first.ok.split(',').length + 1);
  let said = first.output;
  const [broken, brokenWithTls] = drill.onReference ? [inBase, withTls] : [inBase.slice(0, 1), []];
  for (const breakage of broken) said += (await breakAndMend(drill, server, breakage, 'tls')).output;
  await visit(drill, server, 'mended', '', 'tls');
  drill.check('the secret key in all that it said', said.includes(secret), false);

  await visit(drill, await drill.boot(['base', 'asgi']), 'under ASGI', '', 'tls');
  const secured = await drill.boot(['base', 'tls']);
  await visit(drill, secured, 'with TLS', '', '');
  for (const breakage of brokenWithTls) await breakAndMend(drill, secured, breakage, '');
  drill.figure('broken', new Set([...broken, ...brokenWithTls].flatMap(({ failed }) => failed.split(','))).size);
}

/** What the doctor says, its last line taken apart. */
interface Finding {
  output: string;
  ok: string;
}

async function visit(drill: Drill, server: Server, says: string, failed: string, skipped: string): Promise<Finding> {
  const { output, status } = await server.sh('mechsimvault-doctor');
  const { groups } = /^doctor v1 ok=(?<ok>\S*) failed=(?<failed>\S*) skipped=(?<skipped>\S*)$/m.exec(output) ?? {};
  if (!groups) throw new Error(`no line for machines:\n${output}`);
  drill.check(
    `${says}: failed, skipped, status`,
    [groups['failed'], groups['skipped'], status],
    [failed, skipped, failed ? 1 : 0],
  );
  return { output, ok: groups['ok'] ?? '' };
}

async function breakAndMend(drill: Drill, server: Server, breakage: Breakage, always: string): Promise<Finding> {
  await breakage.break(server);
  const skipped = [breakage.skipped, always].filter(Boolean).join(',');
  const found = await visit(drill, server, breakage.says, breakage.failed, skipped);
  await breakage.mend(server);
  return found;
}
