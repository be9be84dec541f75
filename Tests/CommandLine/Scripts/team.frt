# Two teams compare words; a caseworker may not do what a supervisor may.

env FRUN_HOME=$WORK/a
frun init --member amina --role caseworker --office 'Team A' --passphrase-file $WORK/pass.txt
frun team new joseph --role supervisor
! frun team new third --role supervisor
status 77
frun team card -o $WORK/a.card
exists a.card
! frun team card -o $WORK/a.card
status 73
frun team card --json
json data.label Team A
set WORDS "words":"([a-z ]+)"

env FRUN_HOME=$WORK/b
frun init --member maria --role supervisor --office 'Team B' --passphrase-file $WORK/pass.txt
! frun team trust $WORK/a.card --words 'badan badan'
status 64
! frun team trust $WORK/a.card --words 'wrong words'
status 64
! frun team trust $WORK/a.card --words 'not one of these is right'
status 77
! frun team trust $WORK/a.card --no-input
status 64
stderr give --words
frun team trust $WORK/a.card --words '$WORDS'
stdout amina@Team A
frun team list --json
json data.partners.0.label Team A
json data.members.count 1
frun audit verify
stderr complete and unchanged

env FRUN_HOME=$WORK/a
frun team show joseph --json
json data.office Team A
! frun audit log
status 77
frun audit log --as joseph
frun audit verify --as joseph --json
json data.problems.count 0
frun team role amina viewer --as joseph --reason 'leaves'
! frun case new --category separated --from $WORK/child.json
status 77
-- pass.txt --
correct horse battery staple
-- child.json --
{"name": "A"}
