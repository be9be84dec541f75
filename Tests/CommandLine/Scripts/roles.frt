# Every role can found a team, with an office.

frun init --member ca --role caseworker --office Athens --passphrase-file $WORK/pass.txt
frun vault verify --json
json data.sound true
env FRUN_HOME=$WORK/second
frun init --member tr --role trainer --passphrase-file $WORK/pass.txt
frun vault verify --json
json data.checkedCommits 1
! frun init --member tr --role nobody --passphrase-file $WORK/pass.txt
status 64
-- pass.txt --
correct horse battery staple
