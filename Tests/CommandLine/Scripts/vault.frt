# The life of a vault: made, locked, opened, checked, copied.

! frun vault status
status 66
stderr frun: error: there is no vault here yet
stderr hint: 'frun init'

# A short passphrase is refused before anything is made.
! frun init --member am --passphrase-file $WORK/short.txt
status 64
stderr too short
! exists .local/share/frun/vault.frv

frun init --member am --office Athens --passphrase-file $WORK/pass.txt
stdout ^recoveryCode\tFRUN-1
set CODE recoveryCode\t(\S+)
set MEMBER member\t(\S+)
stderr Write the recovery code on paper
stderr next: frun doctor

# Not twice.
! frun init --member bo --passphrase-file $WORK/pass.txt
status 73

frun vault status --json
json schema frun.vault.status/1
json data.state unlocked
json data.slots.count 2
frun vault verify --json
json data.sound true
json data.checkedCommits 2
json data.anchor fits

frun lock
frun vault status --json
json data.state locked
json next.0 frun unlock
! frun vault verify --json
status 77
stderr "code":"vault.locked"
stderr "status":77

! frun unlock --passphrase-file $WORK/wrong.txt
status 77
stderr does not open the vault
frun unlock --passphrase-file $WORK/pass.txt
stderr Unlocked until 15 minutes
frun lock --all
frun vault status --json
json data.state locked

# With the code on paper; blanks and small letters are forgiven.
terminal 80
input $CODE
frun unlock --recovery
terminal off
frun vault status --json
json data.state unlocked

# Slots.
frun vault slot list --format csv
stdout ^slot,kind,cost
stdout ,passphrase,scrypt 2\^15
frun vault slot add --recovery --json
json schema frun.vault.slot.add/1
set SLOT "slot":"([0-9a-f]{32})"
! frun vault slot remove $SLOT --no-input
status 64
stderr hint: give --confirm
! frun vault slot remove $SLOT --confirm nonsense
status 64
frun vault slot list --json
json data.count 3
terminal 80
input nonsense
! frun vault slot remove $SLOT
status 130
stderr nothing was changed
terminal off
frun vault passphrase --passphrase-file $WORK/pass.txt --new-passphrase-file $WORK/new.txt
frun lock
! frun unlock --passphrase-file $WORK/pass.txt
frun unlock --passphrase-file $WORK/new.txt

# A copy that only its own key opens.
! frun vault backup $WORK/copy.frv
status 64
stderr give --recipient
frun vault backup $WORK/copy.frv --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
stderr Wrote and checked a copy
exists copy.frv
! frun vault backup $WORK/copy.frv --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
status 73
-- short.txt --
horse
-- pass.txt --
correct horse battery staple
-- wrong.txt --
incorrect horse battery staple
-- new.txt --
four more words than before
