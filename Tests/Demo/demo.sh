#!/usr/bin/env bash
# The main job, told with real commands on two temporary vaults. Usage: demo.sh FRUN OUTPUT-FOLDER
# Everything shown is what the commands print; nothing is canned. Results stay in the output folder.
set -euo pipefail

frun=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
fixtures=$root/Tests/Fixtures
home=$(mktemp -d "${TMPDIR:-/tmp}/frun-demo.XXXXXX")
chmod 700 "$home"
trap 'for t in a b; do FRUN_HOME=$home/$t "$frun" lock >/dev/null 2>&1 || true; done; rm -rf "$home"' EXIT
rm -rf "$out"; mkdir -p "$out"
export FRUN_DATA=$root XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state NO_COLOR=1 FRUN_NO_INPUT=1 TZ=Africa/Cairo
printf 'river lantern seven mango bridge stone\n' >"$home/pass-a"
printf 'harbour olive nineteen cotton window bell\n' >"$home/pass-b"

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
show() { # team, as, words…: prints the command and runs it
  local team=$1 as=$2; shift 2
  printf '\n[team %s, %s] $ frun' "$team" "$as"; printf ' %q' "$@"; printf '\n'
  FRUN_HOME=$home/$team "$frun" "$@" --as "$as" --passphrase-file "$home/pass-$team"
}
refused() { # the command must fail, and says why
  if show "$@"; then echo "demo: this should have been refused" >&2; exit 1; else echo "  (refused, status $?)"; fi
}
field() { python3 -c 'import json,sys
d=json.load(sys.stdin)["data"]
for k in sys.argv[1].split("."): d=d[int(k)] if k.lstrip("-").isdigit() else d[k]
print(d)' "$1"; }
quiet() { local team=$1 as=$2; shift 2; FRUN_HOME=$home/$team "$frun" "$@" --as "$as" --passphrase-file "$home/pass-$team"; }

say "Two teams, two laptops, no network"
FRUN_HOME=$home/a "$frun" init --member amina --member-name "Amina H." --role caseworker --office "Team A" --passphrase-file "$home/pass-a" | sed 's/^\(.*recovery code.*\)$/\1/'
FRUN_HOME=$home/b "$frun" init --member olena --member-name "Olena K." --role caseworker --office "Team B" --passphrase-file "$home/pass-b" >/dev/null
FRUN_HOME=$home/a "$frun" unlock --passphrase-file "$home/pass-a" || echo "(no key cache here: every command reads the passphrase file)"
FRUN_HOME=$home/b "$frun" unlock --passphrase-file "$home/pass-b" >/dev/null 2>&1 || true
show a amina team new joseph --name "Joseph M." --role supervisor
show b olena team new maria --name "Maria S." --role supervisor

say "The teams exchange keys and compare the words by voice"
show a amina team card -o "$home/team-a.card"
show b olena team card -o "$home/team-b.card"
words_a=$(quiet a amina team card --json | field words)
words_b=$(quiet b olena team card --json | field words)
show a joseph team trust "$home/team-b.card" --words "$words_b"
show b maria team trust "$home/team-a.card" --words "$words_a"

say "Team A registers 20 families from the intake form, in five scripts"
show a amina intake fill registration-uasc --answers "$fixtures/registration-batch.json"
show a amina case list --limit 8
echo; echo "A search by name, typed on standard input so that it stays out of the shell's history:"
printf '%s\n' "$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[0]["name"])' "$fixtures/registration-batch.json")" | show a amina case find --from -

case_id=$(quiet a amina case list --json --limit 1 --risk medium | field 0.number)
say "Case $case_id: consent, safeguarding check, care plan"
show a amina case show "$case_id"
show a amina case consent "$case_id" --services yes --tracing yes --sharing yes --from caregiver --assent yes
show a amina plan new "$case_id" --goal reunification --concurrent kinship --review-due 2027-01-15 --view "Wants to live with her mother; afraid of the long journey."
show a amina plan goal "$case_id" --domain care --statement "The child lives safely with her mother" --due 2027-03-31
show a amina plan action "$case_id" --goal 1 --what "Visit the mother's home and meet every adult" --who amina --by 2026-12-05
echo; echo "Activation is refused while something is missing, and says what:"
refused a amina plan activate "$case_id"
show a amina case check "$case_id" --all-adults --result clear --on 2026-11-18
show a joseph plan approve "$case_id"
show a amina plan activate "$case_id"

say "Placement, follow-up schedule, calendar"
show a amina plan place "$case_id" --type parents --on 2026-11-20
show a amina visit plan "$case_id"
show a amina visit calendar "$case_id" -o "$out/visits.ics"
show a amina due --as-of 2026-11-27 --days 14
first=$(quiet a amina visit list "$case_id" --json | field 0.key)
show a amina visit record "$case_id" "$first" --on 2026-11-25 --mode home_visit --seen-alone yes --safe yes --as-of 2026-11-25

say "Team A hands the case to Team B in an encrypted archive"
show a amina export "$case_id" --to "Team B" --purpose transfer --dry-run
show a amina export "$case_id" --to "Team B" --purpose transfer -o "$out/to-team-b"
archive=$(ls "$out"/to-team-b/*.age)
echo; echo "What a finder of the stick sees:"; head -c 21 "$archive"; echo " …"
show b olena archive verify "$archive"
show b olena import "$archive"
show b olena case show "$case_id"

say "Both teams change the same answer without knowing of each other"
show a amina case edit "$case_id" --set riskLevel=low --reason "second visit went well"
show b olena case edit "$case_id" --set riskLevel=high --reason "neighbour reports threats"
show b olena export "$case_id" --to "Team A" --purpose transfer -o "$out/to-team-a"
show a amina import "$(ls "$out"/to-team-a/*.age)"
show a amina case conflicts "$case_id"
echo; echo "Until somebody decides, the safer value is in force:"
show a amina case show "$case_id"
show a joseph case decide "$case_id" riskLevel --take high --reason "threat confirmed by phone"
show a amina export "$case_id" --to "Team B" --purpose transfer -o "$out/to-team-b-2"
show b olena import "$(ls "$out"/to-team-b-2/*.age)"
show b olena case conflicts "$case_id"

say "A training session with awards"
show a joseph train session new BIP-201 --on 2026-11-10 --trainer joseph --place "Field office"
session=$(quiet a joseph train session list --json | field 0.id)
show a joseph train enrol "$session" amina
show a joseph train attend "$session" --person amina --hours 14 --post-test 90 --practical pass
show a joseph train award "$session"
show a joseph train list --person amina

say "The history is complete and unbroken in both vaults"
show a joseph audit verify
show b maria audit verify
show a amina case log "$case_id" --limit 8

say "Nothing about a person lies on the disk in the clear"
name=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[0]["name"])' "$fixtures/registration-batch.json")
if grep -rqaF "$name" "$home/a" "$home/b" "$home/state" "$out"; then echo "demo: a name is readable on disk" >&2; exit 1; fi
echo "The first family's name, searched for in every byte of both vaults, archives and the calendar: not found."
echo; echo "Left to look at in $(basename "$out")/: $(ls "$out" | tr '\n' ' ')"
