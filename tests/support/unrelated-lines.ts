/** What a reader may paste that is no failure of the guide: each line has to match nothing. */
export const unrelatedLines: readonly string[] = String.raw`
Nov 24 08:01:13 web1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=52:54:00:12:34:56 SRC=203.0.113.9 DST=198.51.100.7 LEN=60 TOS=0x00 PROTO=TCP SPT=40522 DPT=23
Nov 24 08:01:13 web1 kernel: EXT4-fs (vda1): mounted filesystem 0f3c ro with ordered data mode. Quota mode: none.
Nov 24 08:01:13 web1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.
[    2.104512] usb 1-1: new high-speed USB device number 2 using xhci_hcd
Nov 24 08:02:44 web1 sshd[812]: Failed password for invalid user admin from 203.0.113.9 port 40522 ssh2
Nov 24 08:02:44 web1 sshd[812]: Accepted publickey for ohm from 203.0.113.9 port 40524 ssh2: ED25519 SHA256:abc
Nov 24 08:02:45 web1 sshd[812]: fatal: Timeout before authentication for 203.0.113.9 port 40522
Nov 24 08:02:46 web1 sshd[813]: error: kex_exchange_identification: Connection closed by remote host
ohm@web1: Permission denied (publickey,password).
Nov 24 08:05:01 web1 CRON[1201]: pam_unix(cron:session): session opened for user root(uid=0) by root(uid=0)
Nov 24 08:05:01 web1 CRON[1202]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)
2026-11-24 08:06:10.123 UTC [2211] LOG:  checkpoint complete: wrote 42 buffers (0.3%); 0 WAL file(s) added
2026-11-24 08:06:10.123 UTC [2211] ERROR:  duplicate key value violates unique constraint "vault_item_pkey"
2026-11-24 08:06:10.123 UTC [2212] FATAL:  password authentication failed for user "shop"
2026-11-24 08:06:11.004 UTC [2213] LOG:  database system is ready to accept connections
Nov 24 08:07:00 web1 systemd[1]: Started apt-daily.service - Daily apt download activities.
Nov 24 08:07:00 web1 systemd[1]: Starting logrotate.service - Rotate log files...
Nov 24 08:07:02 web1 systemd[1]: logrotate.service: Deactivated successfully.
Nov 24 08:07:02 web1 systemd[1]: Reached target multi-user.target - Multi-User System.
Nov 24 08:07:09 web1 systemd-timesyncd[301]: Timed out waiting for reply from 185.125.190.58:123 (ntp.ubuntu.com).
Nov 24 08:07:11 web1 systemd-resolved[288]: Using degraded feature set UDP instead of UDP+EDNS0 for DNS server 192.0.2.53.
E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (unattended-upgr)
E: Unable to locate package pyton3
W: Failed to fetch http://apt.example/debian/dists/trixie/InRelease  Temporary failure resolving 'apt.example'
Setting up nginx (1.26.3-3+deb13u1) ...
2026/11/24 08:10:00 [notice] 91#91: using the "epoll" event method
2026/11/24 08:10:00 [notice] 91#91: start worker processes
2026/11/24 08:10:00 [notice] 91#91: signal 1 (SIGHUP) received from 90, reconfiguring
2026/11/24 08:10:00 [warn] 91#91: conflicting server name "example.com" on 0.0.0.0:80, ignored
2026/11/24 08:10:01 [info] 92#92: *4 client closed connection while waiting for request, client: 203.0.113.9, server: 0.0.0.0:80
nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
nginx: configuration file /etc/nginx/nginx.conf test is successful
nginx: [emerg] unknown directive "proxypass" in /etc/nginx/sites-enabled/shop:12
203.0.113.9 - - [24/Nov/2026:08:18:50 +0000] "GET / HTTP/1.1" 200 612 "-" "Mozilla/5.0 (X11; Linux x86_64)"
203.0.113.9 - - [24/Nov/2026:08:18:51 +0000] "GET /old HTTP/1.1" 301 169 "-" "curl/8.14.1"
[2026-11-24 08:18:49 +0000] [110] [INFO] Starting gunicorn 26.2.0
[2026-11-24 08:18:49 +0000] [110] [INFO] Listening at: unix:/run/gunicorn.sock (110)
[2026-11-24 08:18:49 +0000] [120] [INFO] Booting worker with pid: 120
INFO:     Application startup complete.
System check identified no issues (0 silenced).
WARNINGS: ?: (urls.W005) URL namespace 'admin' isn't unique.
RuntimeWarning: DateTimeField Post.created received a naive datetime while time zone support is active.
[WARNING] django.request: Not Found: /favicon.ico
[WARNING] django.request: Not Found: /wp-login.php
django.db.utils.IntegrityError: UNIQUE constraint failed: shop_order.number
django.template.exceptions.TemplateDoesNotExist: x.html
django.urls.exceptions.NoReverseMatch: Reverse for 'detail' not found. 'detail' is not a valid view function or pattern name.
AttributeError: 'NoneType' object has no attribute 'user'
TypeError: unsupported operand type(s) for +: 'int' and 'str'
KeyError: 'HTTP_X_REAL_IP'
ImportError: cannot import name 'url' from 'django.conf.urls'
npm error code ERESOLVE
error: failed to push some refs to 'github.com:me/site.git'
fatal: not a git repository (or any of the parent directories): .git
bash: gunicron: command not found
def view(request): return HttpResponse("hello", status=200)
const server = http.createServer((req, res) => { res.writeHead(200); res.end('ok'); });
SELECT id, name FROM vault_item WHERE owner_id = 7 ORDER BY created DESC LIMIT 20;
The customer says that the site feels a little slow since yesterday, could you please have a look?
Hello team, the meeting about the new release has been moved to Thursday at ten.
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.
Docker: Error response from daemon: driver failed programming external connectivity on endpoint web.
redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.
kombu.exceptions.OperationalError: [Errno 111] Connection refused
ssl.SSLCertVerificationError: certificate verify failed: unable to get local issuer certificate
postfix/smtpd[3301]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: authentication failure
certbot: Certificate not yet due for renewal
cp: cannot stat 'settings.py': No such file or directory
rm: cannot remove '/var/log/syslog': Permission denied
200 OK
404
Dies ist eine Zeile auf Deutsch: Die Verbindung wurde vom Server abgelehnt.
これはログの行ではありません
`
  .trim()
  .split('\n');
