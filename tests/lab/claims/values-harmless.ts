import { diceOf } from '../../../src/shared/dice.ts';
import type { Values } from '../../../src/shared/parameters.ts';
import { readValues } from '../../../src/features/values/values.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { acceptedValues, lay } from '../server/value-trees.ts';
import { parameters } from '../values.ts';

/** On the reference; fewer, and others, elsewhere. */
const count = 2000;
/** Servers that are laid over the host together: their accounts have to fit below 1000. */
const together = 500;

/** What other packages make when they are installed: accounts and groups, folders with something in them, sockets. */
const neighbours = `
for group in docker incus-admin libvirt lxd netdev postgres ssl-cert sshd; do groupadd --system $group; done
for user in postgres sshd; do useradd --system --gid $user --home-dir /var/lib/$user --shell /usr/sbin/nologin $user; done
install -d -m 0710 /var/lib/docker /var/lib/lxd /var/lib/libvirt /run/docker /run/sshd /var/backups
install -d -m 0750 -o postgres -g postgres /var/lib/postgresql /var/lib/postgresql/17 /run/postgresql
install -d -m 0710 -g ssl-cert /etc/ssl/private /etc/docker /etc/postgresql /var/log/postgresql
for file in /etc/docker/key.json /etc/ssl/private/ssl-cert-snakeoil.key /var/lib/docker/engine-id \\
    /var/lib/postgresql/17/PG_VERSION /var/log/postgresql/17.log /var/backups/shadow.bak /run/docker.sock /run/sshd.pid; do
    echo secret > $file && chmod 0640 $file
done`;

/** Names that programs have here, not persons: of folders, accounts, units and modules. */
const names = `
ls /etc /etc/nginx/* /run /var/lib /var/log /var/www /usr/lib/sysusers.d /usr/lib/tmpfiles.d /usr/lib/systemd/system
cat /etc/passwd /etc/group | awk -F: '$3 < 1000 { print $1 }'; python3 -c 'import sys; print(*sys.stdlib_module_names, sep="\\n")'`;

const accounts = 'getent passwd | sed "s/^/account /"; getent group | sed "s/^/group /"';
/** One line for each file, with a time that tells whether it was written; what systemd keeps of itself is left out. */
const files = `find / /run -xdev \\( -path /run/systemd -o -path /var/lib/systemd -o -path '*/log/journal' -o -path '/etc/*passwd*' \\
    -o -path '/etc/*group*' -o -path '/etc/*shadow*' -o -path /etc/.pwd.lock -o -path /var/log/nginx \\) -prune \\
    -o -type d -printf '%p %u:%g %m\\n' -o -printf '%p %u:%g %m %s %T@ %l\\n'`;

/**
 * Lays servers with random values over a Debian with neighbours, many at a time, and compares what was there before. Of
 * those that change something, one is found and named.
 */
export default async function (trial: Trial): Promise<void> {
  const server = await host(trial);
  const words = (await server.ask(names)).output.split('\n').flatMap((name) => [name, name.split('.')[0] ?? '']);
  await checkModules(trial, server);
  const dice = diceOf(trial.onReference ? 20261128 : trial.kind.host.length);
  const { all, refused } = acceptedValues(trial.onReference ? count : together, dice, words);
  trial.figure('servers', all.length);
  trial.figure('refused', refused);
  trial.checkAtLeast('things that packages and other accounts own', (await owned(server)).size, 10_000);
  for (let at = 0; at < all.length; at += together) {
    const batch = all.slice(at, at + together);
    const changed = await changes(trial, batch);
    trial.check(`what ${batch.length} servers changed`, changed.slice(0, 5), []);
    if (changed.length > 0) return trial.check('values that change it', await culprit(trial, batch), {});
  }
}

async function checkModules(trial: Trial, server: Server): Promise<void> {
  const { output } = await server.ask("python3 -c 'import sys; print(*sys.stdlib_module_names)'");
  const accepted = output.split(' ').filter((name) => readValues({ package: name }, parameters).values['package']);
  trial.check('modules of Python that may be the package', accepted, []);
}

async function host(trial: Trial): Promise<Server> {
  const server = await trial.bare();
  await server.must(neighbours);
  return server;
}

async function owned(server: Server): Promise<Set<string>> {
  return new Set((await server.ask(`${accounts}; ${files}`)).output.split('\n'));
}

/** What is not as it was before servers were laid over a fresh host. */
async function changes(trial: Trial, batch: readonly Values[]): Promise<string[]> {
  const server = await host(trial);
  const before = await owned(server);
  const started = await lay(server, batch);
  const after = await owned(server);
  await server.guest.dispose();
  const changed = [...before].filter((line) => !after.has(line));
  return started ? changed : [...changed, 'the service did not start'];
}

/** The first of some servers that changes something, found by halving. */
async function culprit(trial: Trial, batch: readonly Values[]): Promise<Values | undefined> {
  if (batch.length < 2) return batch[0];
  const half = batch.slice(0, Math.floor(batch.length / 2));
  return culprit(trial, (await changes(trial, half)).length > 0 ? half : batch.slice(half.length));
}
