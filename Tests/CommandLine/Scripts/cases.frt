# A case from the first day to closing and opening it again.

frun init --member amina --role caseworker --office Athens --passphrase-file $WORK/pass.txt
frun team new joseph --role supervisor
stderr ^Added joseph as supervisor

frun case list
stderr no cases

frun case new --from $WORK/child.json
set CASE Opened case ([0-9A-Z-]+)
stderr next: frun case show $CASE
frun case list --json
json data.count 1
json data.0.number $CASE
json data.0.name زهرا محمدی
json data.0.riskLevel medium

# Names are looked for without leaving them in the shell's history.
input زهرا
frun case find --from - --json
json data.0.number $CASE
json data.0.matches.0.part client
! frun case find --no-input
status 64
stderr give --from

frun case consent $CASE --services yes --tracing yes --sharing no --from caregiver --assent yes
stderr ^Recorded 4 decisions in case $CASE
frun case check $CASE --all-adults --result clear --json
json data.adults.count 1

frun case edit $CASE --set riskLevel=high --reason 'neighbour reports threats'
stdout Risk level\tMedium\tHigh
frun case edit $CASE --set riskLevel=severe --dry-run
frun case show $CASE --json
json data.case.riskLevel high
json data.consents.count 4
json data.family.0.relationship.relation uncle
! frun case edit $CASE --set riskLevle=low
status 64
stderr did you mean riskLevel
! frun case edit $CASE --set riskLevel=enormous
status 65
! stderr enormous

# Only some may close as a success; all that is missing is said, with what mends it.
! frun case close $CASE --reason goals_met
status 77
stderr frun plan place $CASE
frun case close $CASE --reason unreachable
frun case list
stderr no cases
frun case reopen $CASE --reason returned
# What was only added is never taken back.
! frun case undo $CASE --reason 'wrong case'
status 77
frun case edit $CASE --set urgent=yes
frun case undo $CASE --reason 'wrong case' --json
json data.number $CASE
frun case show $CASE --json
json data.case.status open
! stdout "urgent":true
frun case log $CASE --json
json data.0.command undo
json data.0.reason wrong case
frun case log $CASE --limit 1
! stdout زهرا

# Terminals show groups that fit.
env NO_COLOR=1
terminal 80
frun case show $CASE
stdout ^Case $CASE$
stdout ^Family$
! stdout .{200}

! frun case show 0000-0000
status 66
-- pass.txt --
correct horse battery staple
-- child.json --
{"name": "زهرا محمدی", "sex": "female", "birthDate": "2013-04", "riskLevel": "medium",
 "protectionStatus": "separated",
 "relatives": [{"name": "حسین محمدی", "relation": "uncle", "livesInHousehold": true}]}
