# Every npm script begins with this. It puts the Node that `npm ci` brought first on the path, or says in one line what
# to do. The link in node_modules/.bin is not enough: npm 10 and older remove it again, because the packages of the other
# systems have a command of the same name. In shell, because the Node on the path may be too old for any module, or may
# not start at all: the packages need glibc, and Alpine Linux has musl.
for node in node_modules/node-*/bin/node; do
  "./$node" --version >/dev/null 2>&1 && PATH=$PWD/${node%/node}:$PATH
done

if ! version=$(node --version 2>/dev/null); then
  echo "Node does not start: install Node 22.18 or newer; where npm ci brought one that needs glibc, rm node_modules/.bin/node." >&2
  exit 1
elif ! node --eval 'process.exit(process.features.typescript ? 0 : 1)'; then
  echo "Node $version is too old, and npm ci brought no other: run npm ci without --omit=optional, or install Node 22.18 or newer." >&2
  exit 1
fi
