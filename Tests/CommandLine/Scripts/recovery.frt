# A key exists on paper before anything depends on it.

env FRUN_HOME=$WORK/a
frun init --member am --passphrase-file $WORK/pass.txt
frun team recovery -o $WORK/sheets
frun team directory --json
set BEFORE "recovery":\["(age1[0-9a-z]+)"\]

# The sheets of the key in use are in the way: nothing changes.
! frun team recovery -o $WORK/sheets --yes
status 73
frun team directory --json
json data.recovery.0 $BEFORE
! frun team recovery -o $WORK/pass.txt --yes
status 73
frun team directory --json
json data.recovery.0 $BEFORE
! exists pass.txt/share-1.html
frun team recovery -o $WORK/sheets --yes --dry-run --force
frun team directory --json
json data.recovery.0 $BEFORE
frun team recovery -o $WORK/sheets --yes --force
frun team directory --json
! json data.recovery.0 $BEFORE
exists sheets/share-1.html
! exists sheets/share-1.html.new

# Keys stay on the laptop when the sheets cannot be written.
! frun identity travel --shares -o $WORK/sheets --yes
status 73
frun identity show --json
json data.keys both
json data.sealed false
frun identity travel --shares -o $WORK/away --yes
exists away/share-3.html
frun identity show --json
json data.keys none
! frun case list
status 78
stderr travels
stderr identity import --shares
! stderr frun init

# Nobody else's keys come to a laptop that waits for its own.
env FRUN_HOME=$WORK/b
frun init --member bo --passphrase-file $WORK/pass.txt
frun identity export $WORK/bo.age --identity-passphrase-file $WORK/long.txt
env FRUN_HOME=$WORK/a
! frun identity import $WORK/bo.age --identity-passphrase-file $WORK/long.txt
status 77
stderr somebody else
frun identity show --json
json data.keys none

# A laptop of one's own, fresh from 'frun init', takes one's keys.
env FRUN_HOME=$WORK/c
frun init --member bo --passphrase-file $WORK/pass.txt
frun identity import $WORK/bo.age --identity-passphrase-file $WORK/long.txt
-- pass.txt --
correct horse battery staple
-- long.txt --
correct horse battery staple and another
