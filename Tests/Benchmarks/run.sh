#!/usr/bin/env bash
# Runs every benchmark in one go and prints what it measured. Usage: run.sh RELEASE-FOLDER
set -euo pipefail
tools=$(realpath "$1")
work=$(mktemp -d "${TMPDIR:-/tmp}/frun-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

echo "== size and start-up, median of 40 runs in turn"
strip -o "$work/frun" "$tools/frun"
ls -l "$tools/frun" "$work/frun" | awk '{ print $5, $NF }'
printf 'bench passphrase of five words\n' >"$work/pass"
export FRUN_HOME=$work/home XDG_RUNTIME_DIR=$work XDG_STATE_HOME=$work/state
"$work/frun" init --member bench --role supervisor --passphrase-file "$work/pass" >/dev/null 2>&1
"$work/frun" unlock --passphrase-file "$work/pass" >/dev/null 2>&1 || echo "(no key cache here: the vault commands derive the key each time)"
python3 - "$work/frun" <<'PY'
import os, statistics, subprocess, sys, time
frun = sys.argv[1]
commands = {
    "git --version": ["git", "--version"], "age --version": ["age", "--version"],
    "frun --version": [frun, "--version"], "frun help": [frun, "help"],
    "frun case list": [frun, "case", "list"], "frun team list": [frun, "team", "list"],
}
times = {name: [] for name in commands}
for turn in range(41):
    for name, words in commands.items():
        start = time.perf_counter()
        subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if turn: times[name].append(time.perf_counter() - start)
base = statistics.median(times["age --version"])
for name, taken in times.items():
    middle = statistics.median(taken)
    print(f"{name:16} {middle * 1000:7.2f} ms   {middle / base:5.2f} of age --version")
PY

echo "== vault against plain SQLite and SQLCipher"
"$tools/frun-bench-vault" || true
echo "== store"
"$tools/frun-bench-store" 1000
"$tools/frun-bench-store" 10000
[ "${FRUN_BENCH_LARGE:-}" = 1 ] && "$tools/frun-bench-store" 100000
echo "== who must be seen: the same answer from larger vaults, then larger answers"
"$tools/frun-bench-due" 1000 10000
[ "${FRUN_BENCH_LARGE:-}" = 1 ] && "$tools/frun-bench-due" 100000
for due in 10 100 1000; do "$tools/frun-bench-due" --due "$due" 10000; done
echo "== training: gap report and matrix, the same answer from larger registers, then larger answers"
"$tools/frun-bench-training" 1000 5000
for gaps in 10 100 1000; do "$tools/frun-bench-training" --gaps "$gaps" 5000; done
[ "${FRUN_BENCH_LARGE:-}" = 1 ] && "$tools/frun-bench-training" 50000
echo "== forms: reading, compiling, answering, typing"
"$tools/frun-bench-forms"
echo "== archives against the shell pipeline"
mkdir "$work/archives"
"$tools/frun-bench-exchange" "$work/archives" "${FRUN_BENCH_MEGABYTES:-1000}"
echo "== whole exports and imports, from one vault into another"
"$tools/frun-bench-exchange" --vault "$work/archives" "${FRUN_BENCH_MEGABYTES:-1000}" 1000
