# Questions on a terminal; the passphrase is asked for twice.

terminal 80
input am
input short
input correct horse battery staple
input correct horse battery stable
input correct horse battery staple
input correct horse battery staple
frun init
stderr Short name that colleagues see
stderr Too short
stderr The two differ
stdout Recovery code
! stdout correct horse
! stderr correct horse
terminal off
frun vault verify --json
json data.sound true
