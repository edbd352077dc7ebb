#!/usr/bin/env bash
# okrug as its users get it: `make install` and `make uninstall`, completions in real shells, and the Debian package
# installed and removed by a real dpkg in a folder of its own. What a missing program keeps from being tested is said by
# name. Usage: Tests/installed.sh BINARY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
binary=$(realpath "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
failures=0
export LC_ALL=C.UTF-8 PREFIX DESTDIR=

say() { printf '  %s\n' "$*"; }
wrong() { say "WRONG: $*"; failures=$((failures + 1)); }
# same WHAT EXPECTED FOUND
same() { if [ "$2" = "$3" ]; then say "$1"; else wrong "$1"; diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") || true; fi; }
listing() { (cd "$1" && find . -mindepth 1 -printf '%P %y\n' | LC_ALL=C sort); }

# ── make install, make uninstall
PREFIX=$place/prefix
mkdir -p "$PREFIX/share/man" "$PREFIX/bin"
echo mine >"$PREFIX/bin/mine"
before=$(listing "$PREFIX")
bash Packaging/install "$binary" >/dev/null
files=$(cd "$PREFIX" && find . -type f -printf '%m %P\n' | LC_ALL=C sort -k 2)
same 'what is installed, with its modes' "\
644 bin/mine
755 bin/okrug
644 share/bash-completion/completions/okrug
644 share/fish/vendor_completions.d/okrug.fish
644 share/man/man1/okrug.1
644 share/okrug/installed
644 share/zsh/site-functions/_okrug" "$files"
same 'the installed program answers' '17.86 %' "$(env -i "$PREFIX/bin/okrug" -c 'share japan in FEFD 2012' | head -n 1 | cut -c 1-7)"
if [ "$(stat -c %s "$PREFIX/bin/okrug")" -lt "$(stat -c %s "$binary")" ]; then say 'it is stripped'; else wrong 'it is not stripped'; fi
bash Packaging/install "$binary" >/dev/null
bash Packaging/uninstall
same 'after two installs and one uninstall everything is as before' "$before" "$(listing "$PREFIX")"
if bash Packaging/uninstall 2>/dev/null; then wrong 'a second uninstall says nothing'; else say 'a second uninstall says that there is nothing'; fi
DESTDIR=$place/stage PREFIX=/usr bash Packaging/install "$binary" >/dev/null
if [ -x "$place/stage/usr/bin/okrug" ] && ! grep -rqF "$place" "$place/stage/usr/share"; then say 'DESTDIR is a stage, and leaves no trace'; else wrong 'DESTDIR'; fi
shells=$place/stage/usr/share

# ── the manual page
if command -v mandoc >/dev/null; then
  same 'mandoc has nothing to say of the manual page' '' "$(mandoc -Tlint -Wwarning Packaging/okrug.1 2>&1 | grep -v 'outdated mandoc.db' || true)"
else say 'skipped: mandoc is not installed'; fi
if command -v man >/dev/null; then
  same 'man shows the page without a warning' '' "$(man --warnings -l Packaging/okrug.1 2>&1 >/dev/null)"
else say 'skipped: man is not installed'; fi

# ── completions
mkdir "$place/here"
touch "$place/here/far-east.md" "$place/here/questions.txt"
cd "$place/here"
PATH=$place/stage/usr/bin:$PATH

# bash_offers LINE: what bash offers at the end of a line.
bash_offers() {
  bash --norc -c '
    source "$1"; line=$2
    COMP_LINE=$line COMP_POINT=${#line}; read -ra COMP_WORDS <<<"$line"; [[ $line != *" " ]] || COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
    $(complete -p okrug | sed "s/.*-F \([^ ]*\).*/\1/") okrug "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    echo "${COMPREPLY[*]}"' bash "$shells/bash-completion/completions/okrug" "$1"
}
same 'bash: subcommands' 'replay' "$(bash_offers 'okrug rep')"
same 'bash: options of a subcommand' '--fail-fast --format --from' "$(bash_offers 'okrug replay --f')"
same 'bash: the formats of a report' 'junit json' "$(bash_offers 'okrug replay --format j')"
same 'bash: the formats of an answer' 'markdown' "$(bash_offers 'okrug --format m')"
same 'bash: what help explains' 'replay review' "$(bash_offers 'okrug help re')"
same 'bash: notebooks' 'far-east.md' "$(bash_offers 'okrug replay f')"

if command -v fish >/dev/null; then
  fish_offers() { HOME=$place fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$shells/fish/vendor_completions.d/okrug.fish" "$1" | cut -f 1 | paste -sd ' '; }
  same 'fish: subcommands' 'replay' "$(fish_offers 'okrug rep')"
  same 'fish: what help explains' 'replay review' "$(fish_offers 'okrug help re' | tr ' ' '\n' | sort | paste -sd ' ')"
  same 'fish: the formats of a report' 'json junit' "$(fish_offers 'okrug replay --format j' | tr ' ' '\n' | sort | paste -sd ' ')"
  same 'fish: a script' 'questions.txt' "$(fish_offers 'okrug q')"
else say 'skipped: fish is not installed'; fi

if command -v zsh >/dev/null; then
  # zsh_completes LINE WANTED: "found" if an interactive zsh, given the line and Tab, shows what is wanted.
  zsh_completes() {
    zsh -f -c '
      zmodload zsh/zpty
      zpty shell "TERM=dumb zsh -f -i"
      zpty -w shell "PS1=; setopt no_beep; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; PS1=ready:"
      out=""
      wait_for() { integer n=0; while (( n++ < 400 )); do zpty -rt shell piece && out+=$piece; [[ $out == *$~1* ]] && return; sleep 0.05; done; return 1 }
      wait_for "*ready:" || exit 1
      out=""
      zpty -wn shell "$2"$'"'\\t'"'
      wait_for "$3" && print found
      zpty -d shell' zsh "$shells/zsh/site-functions" "$1" "$2"
  }
  same 'zsh: subcommands' found "$(zsh_completes 'okrug repl' 'okrug replay')"
  same 'zsh: what help explains' found "$(zsh_completes 'okrug help repl' 'okrug help replay')"
  same 'zsh: the formats of a report' found "$(zsh_completes 'okrug replay --format ju' '--format junit')"
  same 'zsh: notebooks' found "$(zsh_completes 'okrug update fa' 'update far-east.md')"
else say 'skipped: zsh is not installed'; fi
cd - >/dev/null

# ── the Debian package
if command -v dpkg-deb >/dev/null; then
  package=$(bash Packaging/deb "$binary" "$place/deb")
  names() { dpkg-deb -f "$package" "$1" | tr ',' '\n' | sed 's/^ *//; s/ .*//' | sort -u | paste -sd ' '; }
  if objdump -p "$binary" | grep -q NEEDED; then
    same 'the package names the libraries it depends on' 'libc6 libedit2 libgcc-s1 libstdc++6' "$(names Depends)"
  else
    same 'a program linked whole depends on nothing' '' "$(names Depends)"
    same 'and names what is in it' 'gcc-12 glibc libbsd libedit libmd ncurses' "$(names Built-Using)"
  fi
  root=$place/system
  mkdir -p "$root/var/lib/dpkg/"{updates,info,triggers} "$root/usr/bin"
  touch "$root/var/lib/dpkg/"{status,available} "$root/usr/bin/other"
  before=$(listing "$root/usr")
  pack() { dpkg --root="$root" --force-not-root --force-depends --force-script-chrootless --log="$place/dpkg.log" "$@" >"$place/dpkg.out" 2>&1 || { wrong "dpkg $*"; cat "$place/dpkg.out"; }; }
  pack --install "$package"
  same 'dpkg installs it' 'install ok installed' "$(dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Status}' okrug)"
  same 'its checksums are right' '' "$(cd "$root" && md5sum --quiet -c var/lib/dpkg/info/okrug.md5sums 2>&1)"
  same 'it has the files of a package' "\
bin/okrug
bin/other
share/bash-completion/completions/okrug
share/doc/okrug/changelog.Debian.gz
share/doc/okrug/changelog.gz
share/doc/okrug/copyright
share/fish/vendor_completions.d/okrug.fish
share/lintian/overrides/okrug
share/man/man1/okrug.1.gz
share/zsh/vendor-completions/_okrug" "$(cd "$root/usr" && find . -type f -printf '%P\n' | LC_ALL=C sort)"
  same 'its program answers' '17.86 %' "$("$root/usr/bin/okrug" -c 'share japan in FEFD 2012' | head -n 1 | cut -c 1-7)"
  pack --remove okrug
  pack --purge okrug
  same 'removed and purged, it leaves nothing' "$before" "$(listing "$root/usr")"
  if command -v lintian >/dev/null; then
    same 'lintian has nothing to say' '' "$(lintian "$package" 2>/dev/null | grep -v '^N:' || true)"
  else say 'skipped: lintian is not installed'; fi
else say 'skipped: dpkg-deb is not installed'; fi

[ "$failures" -eq 0 ] || { echo "$failures wrong"; exit 1; }
