"""What a process of the service may do, tried from inside it: one JSON object of attempts and outcomes.

rights.py     writes the object into rights.json of the state directory

An outcome is "yes", the name of the error, or the signal that ended the attempt. Python's standard library alone.
"""

import ctypes
import errno
import json
import mmap
import os
import signal
import socket
import subprocess

CLONE_NEWUSER = 0x10000000
ADDR_NO_RANDOMIZE = 0x0040000
ADJTIMEX, X32_GETPID = 159, 0x40000000 + 39
STATE, TEMPORARY = os.environ["STATE_DIRECTORY"], os.environ["TMPDIR"]
libc = ctypes.CDLL(None, use_errno=True)


def call(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "")


def held(fact):
    if not fact:
        raise PermissionError(errno.EPERM, "")


def set_user_id_program():
    held(subprocess.run(["/opt/rights/id", "-u"], capture_output=True, text=True).stdout.strip() == "0")


def set_user_id_file():
    open(f"{TEMPORARY}/rights", "w").close()
    os.chmod(f"{TEMPORARY}/rights", 0o4755)


def real_time():
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))


ATTEMPTS = {
    "write where the mode allows it": lambda: open("/opt/rights/open/file", "w").close(),
    "write into the state directory": lambda: open(f"{STATE}/file", "w").close(),
    "read in /home": lambda: open("/home/rights/file").close(),
    "make files that others may read": lambda: held(os.umask(0) & 0o044 == 0),
    "gain rights by a set-user-ID program": set_user_id_program,
    "see who owns another user's file": lambda: held(os.stat("/opt/rights/other").st_uid == 33),
    "make a set-user-ID file": set_user_id_file,
    "change the execution domain": lambda: call(libc.personality(ADDR_NO_RANDOMIZE)),
    "see a device beyond the usual": lambda: os.stat("/dev/net"),
    "read the kernel's clock": lambda: call(libc.syscall(ADJTIMEX, ctypes.create_string_buffer(512))),
    "write control groups": lambda: held(not os.statvfs("/sys/fs/cgroup").f_flag & os.ST_RDONLY),
    "write kernel settings": lambda: held(not os.statvfs("/proc/sys/net").f_flag & os.ST_RDONLY),
    "see kernel modules": lambda: os.listdir("/usr/lib/modules"),
    "see other users' processes": lambda: os.stat("/proc/1"),
    "see the machine in /proc": lambda: os.stat("/proc/cpuinfo"),
    "make a namespace": lambda: os.unshare(CLONE_NEWUSER),
    "run in real time": real_time,
    "make memory writable and executable": lambda: mmap.mmap(-1, 4096, prot=7),
    "open a netlink socket": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    "open an internet socket": lambda: socket.socket(socket.AF_INET),
    "call for another architecture": lambda: call(libc.syscall(X32_GETPID)),
    "change its priority": lambda: os.nice(1),
}


def outcome(attempt):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            attempt()
            said = "yes"
        except OSError as error:
            said = errno.errorcode.get(error.errno, str(error))
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    said = os.read(reader, 100).decode()
    return signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else said


if __name__ == "__main__":
    outcomes = {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}
    with open(f"{STATE}/rights.json", "w") as file:
        json.dump(outcomes, file)
