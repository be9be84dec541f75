#!/usr/bin/env bash
# The main job, told with real commands on two temporary vaults. Usage: demo.sh FRUN OUTPUT-FOLDER
# Everything shown is what the commands print; nothing is canned. Results stay in the output folder.
set -euo pipefail

frun=$(realpath "$1")
rm -rf "$2"; mkdir -p "$2"
out=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
fixtures=$root/Tests/Fixtures
home=$(mktemp -d "${TMPDIR:-/tmp}/frun-demo.XXXXXX")
chmod 700 "$home"
mkdir -m 700 "$home/run"
export FRUN_DATA=$root XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state XDG_RUNTIME_DIR=$home/run
export NO_COLOR=1 FRUN_NO_INPUT=1 TZ=Africa/Cairo COLUMNS=80
trap 'for t in a b; do FRUN_HOME=$home/$t "$frun" lock >/dev/null 2>&1 || true; done; rm -rf "$home"' EXIT
printf 'river lantern seven mango bridge stone\n' >"$home/pass-a"
printf 'harbour olive nineteen cotton window bell\n' >"$home/pass-b"

say() { printf '\n== %s\n' "$*"; }
on() { # team member words…: runs a command as a member of a team
  local team=$1 as=$2; shift 2
  FRUN_HOME=$home/$team "$frun" "$@" --as "$as" --passphrase-file "$home/pass-$team"
}
show() { # the same, with the command shown first
  printf '\n[team %s, %s]$ frun' "${1^^}" "$2"
  local word; for word in "${@:3}"; do
    word=${word//$home\//}; word=${word//$root\//}; word=${word//$out\//}
    case $word in *[!a-zA-Z0-9._=/@:,-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
  on_terminal "$@"
}
on_terminal() { # through a pseudo-terminal, so that tables look as they do at the keyboard
  local team=$1 as=$2; shift 2
  local line; printf -v line '%q ' "$frun" "$@" --no-pager --as "$as" --passphrase-file "$home/pass-$team"
  FRUN_HOME=$home/$team TERM=dumb script -qec "$line" /dev/null | tr -d '\r'
}
refused() { # the command must fail, and says why
  if show "$@"; then echo "demo: this should have been refused" >&2; exit 1; else echo "(refused, status $?)"; fi
}
field() { # a value of the JSON result on standard input, by its path
  python3 -c 'import json, sys
value = json.load(sys.stdin)["data"]
for step in sys.argv[1].split("."): value = value[int(step)] if step.isdigit() else value[step]
print(" ".join(value) if isinstance(value, list) else value)' "$1"
}
day() { date -d "$1" +%F; }

say "Two teams, two laptops, no network"
FRUN_HOME=$home/a "$frun" init --member joseph --member-name "Joseph M." --role supervisor \
  --office "Team A" --passphrase-file "$home/pass-a" 2>&1
FRUN_HOME=$home/b "$frun" init --member maria --member-name "Maria S." --role supervisor \
  --office "Team B" --passphrase-file "$home/pass-b" >/dev/null 2>&1
for team in a b; do
  FRUN_HOME=$home/$team "$frun" unlock --passphrase-file "$home/pass-$team" >/dev/null 2>&1 ||
    echo "(no key cache on this machine: every command reads the passphrase file)"
done
show a joseph team new amina --name "Amina H." --role caseworker
show a joseph team new grace --name "Grace N." --role trainer
on b maria team new olena --name "Olena K." --role caseworker >/dev/null 2>&1

say "The teams swap cards and compare words by telephone"
on a joseph team card -o "$home/team-a.card" >/dev/null 2>&1
show b maria team card -o "$home/team-b.card"
words_a=$(on a joseph team card --json 2>/dev/null | field words)
words_b=$(on b maria team card --json 2>/dev/null | field words)
show a joseph team trust "$home/team-b.card" --words "$words_b"
on b maria team trust "$home/team-a.card" --words "$words_a" >/dev/null 2>&1

say "Team A registers 20 families from the intake form, in five scripts"
show a amina intake fill registration-uasc --answers "$fixtures/registration-batch.json"
show a amina case list --limit 8
echo; echo "Finding a family by name, read from a file so that it stays out of the shell's history:"
name=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[0]["full_name"])' "$fixtures/registration-batch.json")
printf '%s\n' "$name" >"$home/name"
show a amina case find --from "$home/name"

python3 -c 'import json, sys
batch = json.load(open(sys.argv[1]))
print(next(r["full_name"] for r in batch if r["consent_sharing"] == "given" and r.get("caregiver_name")))' "$fixtures/registration-batch.json" >"$home/name"
case_id=$(on a amina case find --from "$home/name" --json 2>/dev/null | field 0.number)
say "Case $case_id: consent, assessment, safeguarding check, care plan"
show a amina case show "$case_id"
show a amina case consent "$case_id" --services yes --tracing yes --sharing yes --assent yes --from caregiver
show a amina plan new "$case_id" --goal reunification --concurrent kinship \
  --review-due "$(day '+60 days')" --view "Wants to live with her mother; is afraid of the journey."
show a amina plan goal "$case_id" --domain attachment --statement "Lives safely with her mother" --due "$(day '+120 days')"
show a amina plan action "$case_id" --goal 1 --what "Visit the home, meet every adult" --who amina --by "$(day '+14 days')"
echo; echo "A plan is not activated while something is missing that protects the child:"
refused a amina plan activate "$case_id"
python3 -c 'import json, sys
answers = json.load(open(sys.argv[1])); answers["assessed_on"] = sys.argv[2]
json.dump(answers, open(sys.argv[3], "w"))' "$fixtures/assessment-answers.json" "$(day '-12 days')" "$home/assessment.json"
show a amina intake fill assessment --case "$case_id" --answers "$home/assessment.json"
rm "$home/assessment.json"
show a amina case check "$case_id" --all-adults --result clear --identity yes --on "$(day '-8 days')"
show a joseph plan approve "$case_id"
show a amina plan activate "$case_id"

say "Placement, derived follow-up schedule, calendar"
adult() { # identifier of a relative, by relation
  on a amina case show "$case_id" --json 2>/dev/null | python3 -c 'import json, sys
family = json.load(sys.stdin)["data"]["family"]
print(next(f["person"]["id"] for f in family if f["relationship"]["relation"].startswith(sys.argv[1])))' "$1"
}
mother=$(adult mother)
for person in "$mother" "$(adult grand)"; do
  show a amina case consent "$case_id" --of "$person" --services yes --from individual
done
show a amina case check "$case_id" --adult "$mother" --result clear --identity yes --on "$(day '-8 days')"
echo "No reunification day without papers, permission, the adult who receives the child, and a number to call:"
refused a amina plan place "$case_id" --type parents --on "$(day '-7 days')"
show a amina plan place "$case_id" --type parents --on "$(day '-7 days')" --handover-to "$mother" \
  --documents yes --travel-permission yes --emergency-contact
show a amina visit plan "$case_id"
show a amina visit calendar "$case_id" -o "$out/visits.ics"
show a amina due --days 14
first=$(on a amina visit list "$case_id" --json 2>/dev/null | field 0.key)
show a amina visit record "$case_id" "$first" --on "$(day '-1 day')" --mode home_visit --seen-alone yes --safe yes --home-seen yes
show a amina visit list "$case_id"
show a amina plan show "$case_id"
mkdir "$out/printed"
show a amina plan print "$case_id" --language ar -o "$out/printed/plan-for-the-family.html"
show a amina case timeline "$case_id" -o "$out/printed/case.html"

say "A photo goes into the vault, not beside it"
python3 -c 'import sys; sys.stdout.buffer.write(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 200)' >"$home/photo.jpg"
show a amina case attach "$case_id" "$home/photo.jpg" --caption "With her mother, before the journey"
rm "$home/photo.jpg"

say "Team A hands the case to Team B in an encrypted archive"
mkdir -p "$out/to-team-b" "$out/to-team-a" "$out/to-team-b-2"
show a amina export "$case_id" --to "Team B" --purpose transfer -o "$out/to-team-b" --yes
archive=$(ls "$out"/to-team-b/*.age)
echo; echo "What a finder of the stick sees:"; head -c 21 "$archive"; echo " …"
show b olena archive verify "$archive"
show b olena import "$archive" --yes
show b olena case show "$case_id"
show b olena case attachments "$case_id"

say "Both teams change the same answer without knowing of each other"
show a amina case edit "$case_id" --set riskLevel=low --reason "the visit went well"
show b olena case edit "$case_id" --set riskLevel=high --reason "a neighbour reports threats"
show b olena export "$case_id" --to "Team A" --purpose transfer -o "$out/to-team-a" --yes
show a amina import "$(ls "$out"/to-team-a/*.age)" --yes
echo; echo "Both answers stay; until somebody decides, the safer one is in force:"
show a amina case conflicts "$case_id"
show a joseph case decide "$case_id" riskLevel --take high --reason "threat confirmed by telephone"
echo; echo "Team B's archive said what had arrived there, so only what is new goes back:"
show a amina export "$case_id" --to "Team B" --purpose transfer --delta -o "$out/to-team-b-2" --yes
show a amina archive sent
show b olena import "$(ls "$out"/to-team-b-2/*.age)" --yes
show b olena case conflicts "$case_id"

say "A partner stays a partner: its members are not ours, and a card can be accepted again"
show a joseph team trust "$home/team-b.card" --words "$words_b"
show a joseph team list

say "The risk rose: the schedule follows, and says why"
show a amina visit plan "$case_id"

say "A training session with awards"
show a grace train course GEN-101
show a grace train schedule GEN-101 --on "$(day '-20 days')" --trainer grace --place "Field office"
session=$(on a grace train session --json 2>/dev/null | field 0.id)
show a grace train enrol "$session" amina joseph
show a grace train attend "$session" --person amina --hours 3 --post-test 90
show a grace train award "$session"
show a grace train list

say "The history is whole in both vaults"
show a joseph audit verify
show b maria audit verify
show a amina case log "$case_id" --limit 8

say "Nothing about a person lies on the disk in the clear"
# The same search must find the name where it does lie in the clear, or it proves nothing.
grep -qaF -e "$name" "$fixtures/registration-batch.json" || { echo "demo: the search finds nothing at all" >&2; exit 1; }
mkdir -p "$home/state"
if grep -rqaF -e "$name" -e "Amina H." "$home/a" "$home/b" "$home/state" "$home/run" \
  "$out"/to-team-* "$out"/*.ics; then
  echo "demo: a name is readable on disk" >&2; exit 1
fi
echo "The first family's name, searched for in every byte of both vaults, their state, the archives and the calendar: not found.
What was printed on purpose lies in $(basename "$out")/printed, where the commands said so."
echo; echo "Left to look at in $(basename "$out")/:"; ls "$out"
