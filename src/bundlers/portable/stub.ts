/** The last line of a stub; the archive begins right behind it, and an inspector finds it by this. */
export const ARCHIVE_MARK = "__ARCHIVE__";

export interface StubFacts {
  /** Names of the programs, which are file names without anything that a shell would take for something else. The first is the default. */
  readonly entries: readonly string[];
  /** Name of the unpacked folder, which is the name of the archive's one directory too: `APP@DIGEST`. */
  readonly id: string;
  /** SHA-256 of the list of files, hexadecimal. */
  readonly digest: string;
  /** Interpreter in the unpacked folder. */
  readonly python: string;
  /** Bytes of what is unpacked. */
  readonly size: number;
}

/** Name of the list of files in the unpacked folder, as `sha256sum` writes and reads it. */
export const FILE_LIST = ".files";

/**
 * The shell program in front of a one-file bundle's archive. A second start costs two small commands: `ls` shows that nobody
 * else can have changed the folder, `find` that nothing in it changed since it was found whole.
 *
 * - `sys` puts the system's folders first, so that it works where PATH is empty, and leaves PATH behind them (NixOS).
 * - A folder gets its name by one rename of a finished one. Whoever comes second at that finds a folder which is not empty,
 *   fails, and takes the first one's.
 * - Modification times are those of unpacking (`-m`): the stamp is never older than what it stands for.
 * - Without a home that can be written: a folder of this start alone. A second process holds the other end of a pipe that ends
 *   with the program, and then removes it. The program itself keeps our process id, its signals and its terminal.
 */
function stubText({ entries, id, digest, python, size }: StubFacts, offset: number): string {
  const [first = ""] = entries;
  return `#!/bin/sh
# ${first}: unpacks itself once into the user's cache and starts from there. A gzipped tar archive follows this text.
self=$0
case $self in */*) ;; *) self=./$self ;; esac
name=${first}
case \${0##*/} in ${entries.join("|")}) name=\${0##*/} ;; esac
id=${id}

sys() ( PATH=/usr/bin:/bin:/usr/sbin:/sbin\${PATH:+:$PATH}; export PATH; exec "$@" )
say() { printf '%s: %s\\n' "$name" "$1" >&2; }

# Owned by this user, and writable by nobody else.
ours() {
  [ -O "$1/." ] || return 1
  case $(sys ls -ldn "$1/." 2>/dev/null) in d????-??-*) ;; *) return 1 ;; esac
}
# Every file is the one that was packed. Without sha256sum the archive's own checksum has to do.
intact() (
  cd "$1" 2>/dev/null || exit 1
  sys sha256sum /dev/null >/dev/null 2>&1 || exit 0
  case $(sys sha256sum ${FILE_LIST} 2>/dev/null) in ${digest}*) ;; *) exit 1 ;; esac
  sys sha256sum -c ${FILE_LIST} >/dev/null 2>&1
)
whole() {
  [ -x "$1/$id/${python}" ] && [ -x "$1/$id/$name" ] && [ -O "$1/$id" ] || return 1
  [ -O "$1/$id.ok" ] && [ -z "$(sys find "$1/$id" -newer "$1/$id.ok" 2>&1)" ] && return
  intact "$1/$id" && { : >"$1/$id.ok"; } 2>/dev/null
}
start() {
  { : >"$1/$id.used"; } 2>/dev/null
  tree=$1/$id
  shift
  exec "$tree/$name" "$@"
}
# Other versions that nobody has started for 30 days and no process runs from, and what a killed start left behind.
prune() {
  for left in "$1"/.new-*; do
    [ -z "$(sys find "$left" -prune -mtime +1 2>/dev/null)" ] || sys rm -rf "$left"
  done
  [ -e /proc/self/exe ] || return
  running=$(sys ls -l /proc/[0-9]*/exe 2>/dev/null)
  for left in "$1/${id.split("@")[0]}@"*.used; do
    old=\${left%.used}
    [ "$old" != "$1/$id" ] && [ -n "$(sys find "$left" -prune -mtime +30 2>/dev/null)" ] || continue
    case $running in *" $old/"*) continue ;; esac
    sys mv "$old" "$new/old" 2>/dev/null && sys rm -rf "$new/old" "$old.ok" "$left"
  done
}
damaged() {
  say "this file is damaged: fetch it again"
  exit 1
}
refuse() {
  sys tail -c +${offset} "$self" | sys gzip -t 2>/dev/null || damaged
  say "cannot unpack itself into $1: $(printf '%s' "$2" | sys tail -n 1)"
  say "it needs ${Math.ceil(size / 1e6)} MB there, once. Make room, or set XDG_CACHE_HOME to a folder that has it."
  exit 1
}
unpack() {
  new=$(sys mktemp -d "$1/.new-XXXXXX" 2>/dev/null) || return 1
  trap 'sys rm -rf "$new"; exit 1' HUP INT TERM
  said=$({ sys tail -c +${offset} "$self" | sys gzip -dc | sys tar -xmof - -C "$new"; } 2>&1) && intact "$new/$id" || {
    sys rm -rf "$new"
    refuse "$1" "$said"
  }
  if [ -e "$1/$id" ] && ! whole "$1"; then sys mv "$1/$id" "$new/broken" 2>/dev/null; fi
  sys mv "$new/$id" "$1/" 2>/dev/null && { : >"$1/$id.ok"; } 2>/dev/null
  [ "$1" = "$private" ] || prune "$1"
  sys rm -rf "$new"
  trap - HUP INT TERM
  whole "$1" && return
  [ -x "$1/$id/${python}" ] || { say "programs may not run from $1"; sys rm -rf "$1/$id"; }
  return 1
}

private=
for base in "\${XDG_CACHE_HOME:+$XDG_CACHE_HOME/slipway-onefile}" "\${HOME:+$HOME/.cache/slipway-onefile}"; do
  case $base in /*) ;; *) continue ;; esac
  [ -d "$base" ] || sys mkdir -p -m 700 "$base" 2>/dev/null
  [ -d "$base" ] || continue
  ours "$base" || { say "$base is not this user's alone, and is not used"; continue; }
  whole "$base" && start "$base" "$@"
  [ -w "$base" ] && unpack "$base" && start "$base" "$@"
done

private=$(sys mktemp -d "\${TMPDIR:-/tmp}/$name-XXXXXX") || { say "found no folder to unpack itself into"; exit 1; }
unpack "$private" && sys mkfifo "$private/alive" || {
  sys rm -rf "$private"
  say "found no folder that programs may run from: set XDG_CACHE_HOME to one"
  exit 1
}
( ( trap '' HUP INT TERM; sys cat <"$private/alive"; sys rm -rf "$private" ) </dev/null >/dev/null 2>&1 & )
exec 9>"$private/alive"
start "$private" "$@"
exit 126
${ARCHIVE_MARK}
`;
}

/** The stub says where it ends itself, so that its length depends on its own text. */
export function onefileStub(facts: StubFacts): string {
  let text = stubText(facts, 0);
  for (let before = ""; before !== text; ) {
    before = text;
    // `tail -c +N` counts from one.
    text = stubText(facts, Buffer.byteLength(before) + 1);
  }
  return text;
}
