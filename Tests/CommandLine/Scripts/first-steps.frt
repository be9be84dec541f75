# What an unwary user types first must work.

frun
stdout ^Bring separated families back together
stdout ^  init 
! stdout --no-pager
frun help
stdout ^  doctor 
frun --help
stdout --no-pager
frun help init
stdout frun init --member
frun help exit-codes
stdout 77: a rule, role, consent, seal or passphrase forbids it
frun help privacy
frun help environment
frun help formatting
frun help plugins
frun help data
stdout ^visit 
frun help --format json
json schema frun.commands/1
json command.commandName frun

# A group without a command is short help, and an error.
! frun vault
status 64
! stdout .
stderr ^  verify 

! frun instal
status 64
stderr unknown command
! frun doctr
stderr did you mean
! frun --jsn
status 64

# Nobody can be asked: the option is named.
! frun init
status 64
stderr hint: give --member
! frun init --member am --no-input
stderr hint: give --passphrase-file
