"""Makes a layer in which pip of a guest finds compiled what it installs, instead of compiling it in every deploy.

byte-code.py LAYER     run by the Python of the guest, in its tree, with the wheels in /opt/wheels

The layer has the byte code of each source file under the digest of its text, Python's own pip unpacked and compiled, and
copies of two modules of Python that look there: `py_compile`, by which pip compiles, and `ensurepip`, which runs pip.
"""

import compileall
import ensurepip
import hashlib
import marshal
import os
import py_compile
import sys
import zipfile
from pathlib import Path

LAYER = Path(sys.argv[1])
KEPT, PIP = "opt/byte-code", "opt/byte-code/pip"
UNCHECKED = py_compile.PycInvalidationMode.UNCHECKED_HASH

# An import puts the file's own name into its code, so that tracebacks tell it.
LOOKING_THERE = f'''

import hashlib
from importlib._bootstrap_external import _calc_mode, _pack_uint32, _write_atomic

_compile = compile


def compile(file, cfile=None, *arguments, **options):
    with open(file, "rb") as source:
        known = "/{KEPT}/" + hashlib.sha256(source.read()).hexdigest()
    if options != dict(optimize=-1, invalidation_mode=None) or not os.path.exists(known):
        return _compile(file, cfile, *arguments, **options)
    about = os.stat(file)
    head = [importlib.util.MAGIC_NUMBER, *map(_pack_uint32, (0, int(about.st_mtime), about.st_size))]
    os.makedirs(os.path.dirname(cfile), exist_ok=True)
    with open(known, "rb") as code:
        _write_atomic(cfile, b"".join([*head, code.read()]), _calc_mode(file))
    return cfile
'''


def keep(source):
    try:
        code = compile(source, "", "exec", dont_inherit=True)
    except SyntaxError:
        return
    (LAYER / KEPT / hashlib.sha256(source).hexdigest()).write_bytes(marshal.dumps(code))


def copy(module, change):
    text = Path(module.__file__).read_text()
    changed = change(text)
    if changed == text:
        sys.exit(f"{module.__file__} is another than the one that this was written for")
    file = LAYER / module.__file__[1:]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(changed)
    py_compile.compile(file, dfile=module.__file__, doraise=True, invalidation_mode=UNCHECKED)


os.umask(0o022)
(LAYER / KEPT).mkdir(parents=True)
with ensurepip._get_pip_whl_path_ctx() as own, zipfile.ZipFile(own) as archive:
    archive.extractall(LAYER / PIP, [name for name in archive.namelist() if name.startswith("pip/")])
compileall.compile_dir(LAYER / PIP, quiet=1, stripdir=LAYER, prependdir="/", invalidation_mode=UNCHECKED)
for wheel in [own, *Path("/opt/wheels").glob("*.whl")]:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                keep(archive.read(name))
copy(py_compile, lambda text: text.replace("\n\ndef main():", f"{LOOKING_THERE}\n\ndef main():"))
copy(ensurepip, lambda text: text.replace("[os.fsdecode(tmp_wheel_path)]", f'["/{PIP}"]'))
