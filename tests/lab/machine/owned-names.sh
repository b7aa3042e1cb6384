#!/bin/sh
# owned-names.sh debian|python   prints names that are taken on a server, one a line
#
# `npm run lab -- --names` runs it as root in a throw-away Debian with a network, the guide's
# packages, and the wheels of the locks in /opt/wheels.
set -eu
export LC_ALL=C.UTF-8

# Packages that a host with a web server may well have, and that make accounts or folders whose
# names are not their own. They are unpacked and read, not installed.
neighbours='apache2 avahi-daemon bind9 bluez certbot chrony colord cron-daemon-common cups-client
    cups-daemon docker.io dovecot-core exim4-base exim4-config fail2ban gdm3 haproxy incus-base
    libvirt-daemon-common libvirt-daemon-driver-qemu libvirt-daemon-system lightdm lxd
    mariadb-server memcached munin-common network-manager nfs-common nginx-common openssh-server
    openvpn php-common polkitd postfix postgresql-common pulseaudio redis-server rpcbind rsyslog
    rtkit sane-utils ssl-cert squid sudo systemd-oomd tcpdump tor tpm-udev udev
    unattended-upgrades usbmuxd uuid-runtime varnish vsftpd wireshark-common wpasupplicant'

# All packages of the release that depend on what makes accounts or starts services. A name ends
# at its dot: docker.io is about docker.
packages() {
    apt-cache dumpavail | awk -F ': ' '
        $1 == "Package" { name = $2; sub(/\..*/, "", name) }
        /^(Pre-)?Depends:.*(adduser|sysusers|init-system-helpers)/ { print name }'
}

# What lies in a folder where names have an owner, without the ending of a file.
entries() {
    for folder in etc etc/default etc/init.d etc/logrotate.d etc/pam.d etc/ssl \
        etc/nginx etc/nginx/conf.d etc/nginx/sites-available etc/nginx/snippets \
        usr/lib/systemd/system usr/lib/sysusers.d usr/lib/tmpfiles.d \
        run srv var/lib var/log var/www; do
        for path in "$1/$folder"/*; do
            case ${path##*/} in
                '*') ;;
                *@*) echo "${path##*/}" | sed 's/@.*//' ;;
                *.conf | *.d | *.mount | *.path | *.service | *.slice | *.socket | *.target | *.timer | *.wants)
                    basename "${path%.*}" ;;
                *) basename "$path" ;;
            esac
        done
    done
}

# Folders and accounts that files of systemd, the programs and the packages' own scripts name.
mentions() {
    find "$1/usr/lib/sysusers.d" -name '*.conf' -exec awk '/^[gmu]/ { print $2; print $3 }' {} +
    find "$1/usr/lib/systemd/system" -type f -exec sed -nE \
        's/^(Cache|Configuration|Logs|Runtime|State)Directory=|^(User|Group|SocketUser|SocketGroup)=//p' {} + |
        tr ' ' '\n' | sed 's,/.*,,'
    find "$1/usr/bin" "$1/usr/sbin" "$1/usr/lib" "$2" -type f \
        -exec grep -haoE '[^A-Za-z0-9_.]/(run|var/lib)/[A-Za-z0-9_.+-]+' {} + | sed 's,.*/,,; s,\.$,,'
    find "$2" -name '*inst' -exec sed -E 's/#.*//' {} + |
        sed -nE 's/.*\b(addgroup|adduser|groupadd|useradd|usermod|getent (passwd|group))\b(.*)/\3/p' |
        sed -E 's/--?(c|comment|d|gecos|home|s|shell)[ =]("[^"]*"|[^ ]+)//g' | tr -s "[:space:]\"';)" '\n'
}

debian() {
    cd "$(mktemp -d)"
    mkdir packages tree scripts
    apt-get --option Acquire::Check-Valid-Until=false update >&2
    # shellcheck disable=SC2046,SC2086 # one word a package; a release need not have them all
    (cd packages && apt-get --option APT::Sandbox::User=root download \
        $(apt-cache pkgnames | grep -xF "$(printf '%s\n' $neighbours)") >&2)
    for package in packages/*; do
        dpkg-deb --extract "$package" tree
        dpkg-deb --control "$package" "scripts/$(basename "$package")"
    done
    packages
    awk -F: '$3 < 1000 || $3 == 65534 { print $1 }' /etc/passwd /etc/group
    for root in / tree; do entries "$root"; done
    mentions / /var/lib/dpkg/info
    mentions tree scripts
}

# The modules of the standard library, of a fresh virtual environment, and of the locked packages.
python() {
    cd "$(mktemp -d)"
    python3 -c 'import sys; print(*sys.stdlib_module_names, sep="\n")'
    python3 -m venv venv
    (cd venv/lib/python3*/site-packages && ls)
    for wheel in /opt/wheels/*; do python3 -m zipfile --list "$wheel"; done | sed -nE 's,^(\w+)(/|\.py ).*,\1,p'
}

case $1 in
    debian) debian | grep -xE '[A-Za-z][A-Za-z0-9_+.-]{1,30}' ;;
    python) python | grep -xE '[A-Za-z][A-Za-z0-9_]*' ;;
esac | sort -u
