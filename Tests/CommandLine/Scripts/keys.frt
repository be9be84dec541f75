# A laptop joins a team, is lost, and comes back; keys go on paper and return.

env FRUN_HOME=$WORK/a
frun init --member am --passphrase-file $WORK/pass.txt
frun team create 'Office North'
frun team directory --json
json data.name Office North
json data.ageDays 0

env FRUN_HOME=$WORK/b
frun init --member bo --passphrase-file $WORK/pass.txt
frun team join -o $WORK/bo.join --json
set WORDS "words":"([a-z ]+)"

env FRUN_HOME=$WORK/a
! frun team approve $WORK/bo.join --role caseworker --words 'not one of these is right' -o $WORK/bo.team
status 77
! frun team approve $WORK/bo.join --role caseworker --no-input -o $WORK/bo.team
status 64
stderr give --words
frun team approve $WORK/bo.join --role caseworker --words '$WORDS' -o $WORK/bo.team --json
json data.serial 3
set ANSWER "words":"([a-z ]+)"

env FRUN_HOME=$WORK/b
frun team enter $WORK/bo.team --words '$ANSWER'
stderr you are bo, caseworker
frun team list --json
json data.members.count 2
! frun team revoke am --reason 'no'
status 77
frun team rotate --yes
frun team directory -o $WORK/b.dir

env FRUN_HOME=$WORK/a
frun team enter $WORK/b.dir
! frun team enter $WORK/missing.dir
status 66
frun team recovery -o $WORK/sheets
exists sheets/share-3.html
! frun team recover
status 64
frun vault verify
frun identity show --json
json data.keys both
-- pass.txt --
correct horse battery staple
