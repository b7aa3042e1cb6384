/** A block as another machine would show it: other times, other process numbers. */
export function elsewhere(block: string): string {
  return block
    .replace(/2026([-/])11\1\d\d/g, '2027$103$109')
    .replace(/\d\d\/Nov\/2026/g, '09/Mar/2027')
    .replace(/\d\d:\d\d:\d\d/g, '23:59:07')
    .replace(/\[\d+\]/g, '[40321]')
    .replace(/\d+#\d+: \*\d+/g, '40321#40321: *98213')
    .replace(/(pid:? ?)\d+/g, '$140322');
}

/** What surrounds the words of the journal, by its output format; and what else people paste. */
export const frames: Record<string, (line: string) => string> = {
  '-o cat': (line) => line,
  short: (line) => `Mar  9 23:59:07 web-07 systemd[1]: ${line}`,
  'short-precise': (line) => `Mar 09 23:59:07.123456 web-07 gunicorn[40321]: ${line}`,
  'short-full': (line) => `Tue 2027-03-09 23:59:07 CET web-07 gunicorn[40321]: ${line}`,
  'short-iso': (line) => `2027-03-09T23:59:07+01:00 web-07.example.org systemd[1]: ${line}`,
  'short-monotonic': (line) => `[ 9213.482113] web-07 systemd[1]: ${line}`,
  'a chat': (line) => `> ${line}`,
  'a terminal in colour': (line) => `\u001b[0;1;31m${line}\u001b[0m`,
  'windows line ends': (line) => `${line}\r`,
};
export const framed = (block: string, frame: (line: string) => string) => block.split('\n').map(frame).join('\n');

/** As `systemctl status` frames a journal, cut to the width of a window. */
export const status = (journal: string, width: number) => `× shop.service - Gunicorn serving the shop
     Loaded: loaded (/etc/systemd/system/shop.service; enabled; preset: enabled)
    Drop-In: /etc/systemd/system/shop.service.d
             └─hardening.conf
     Active: failed (Result: exit-code) since Tue 2027-03-09 23:59:07 CET; 5min ago
 Invocation: 7b1c7a9b8f5c4c0e9d6c7f3d1a2b3c4d
TriggeredBy: ● shop.socket
    Process: 40321 ExecStartPre=/opt/shop/venv/bin/gunicorn --check-config (code=exited, status=1/FAILURE)
        CPU: 310ms

${framed(journal, (line) => `Mar 09 23:59:07 web-07 systemd[1]: ${line}`.replace(new RegExp(`(?<=^.{${width}}).+`), '…'))}`;
