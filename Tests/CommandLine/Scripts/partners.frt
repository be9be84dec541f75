# Two teams of several laptops: what a laptop knows of a partner comes with the team's directory.

env FRUN_HOME=$WORK/i
frun init --member ines --role dataProtectionOfficer --office 'Reunite Western' --passphrase-file $WORK/pass.txt
frun team create 'Reunite Western'

env FRUN_HOME=$WORK/a
frun init --member amina --member-name 'Amina H.' --role caseworker --office 'Field office' --passphrase-file $WORK/pass.txt
frun team join -o $WORK/a.join --json
set WORDS "words":"([a-z ]+)"
env FRUN_HOME=$WORK/i
frun team approve $WORK/a.join --role caseworker --words '$WORDS' -o $WORK/a.team --json
set ANSWER "words":"([a-z ]+)"
env FRUN_HOME=$WORK/a
frun team enter $WORK/a.team --words '$ANSWER'

# A member who cannot be told to does not stand in the directory.
env FRUN_HOME=$WORK/z
frun init --member zed --passphrase-file $WORK/pass.txt
frun team join -o $WORK/z.join --json
set WORDS "words":"([a-z ]+)"
env FRUN_HOME=$WORK/i
! frun team approve $WORK/z.join --role viewer --words '$WORDS' -o $WORK/a.team
status 73
! frun team show zed
status 66
frun team approve $WORK/z.join --role viewer --words '$WORDS' -o $WORK/z.team --json
set ANSWER "words":"([a-z ]+)"
env FRUN_HOME=$WORK/z
frun team enter $WORK/z.team --words '$ANSWER'

# The name and the office that were typed once come along.
env FRUN_HOME=$WORK/i
frun team show amina --json
json data.name Amina H.
json data.office Field office

# Team B, with a member who has the short name of ours.
env FRUN_HOME=$WORK/m
frun init --member maria --role supervisor --office 'Team B' --passphrase-file $WORK/pass.txt
frun team create 'Team B'
frun team card -o $WORK/b.card --json
set BWORDS "words":"([a-z ]+)"
env FRUN_HOME=$WORK/i
frun team trust $WORK/b.card --words '$BWORDS' --json
set TEAMB "team":"directory:([0-9a-z-]+)"
frun team directory -o $WORK/w.dir
frun team card -o $WORK/w.card --json
set WWORDS "words":"([a-z ]+)"
env FRUN_HOME=$WORK/m
frun team trust $WORK/w.card --words '$WWORDS'

# A laptop that never saw the card takes the partner's archive.
env FRUN_HOME=$WORK/a
frun team enter $WORK/w.dir
frun team list
stdout maria@Team B
env FRUN_HOME=$WORK/m
frun case new --from $WORK/adult.json
set CASE Opened case ([0-9A-Z-]+)
frun case consent $CASE --services yes --tracing yes --sharing yes --from individual
frun export $CASE --to 'reunite  western' -p transfer -o $WORK/m1.age --yes
env FRUN_HOME=$WORK/a
frun archive show $WORK/m1.age --json
json data.sender maria@Team B
json data.standing known
frun archive verify $WORK/m1.age
stderr signed by maria@Team B
frun import $WORK/m1.age --decide-later
stdout maria@Team B
frun case log $CASE --json
json data.0.handle maria@Team B

# A key that changed is proven by the archive that brings the change, for colleagues and partners.
env FRUN_HOME=$WORK/m
frun team rotate --yes
frun case edit $CASE --set urgent=yes
frun export $CASE --to 'Reunite Western' -p transfer -o $WORK/m2.age --yes
env FRUN_HOME=$WORK/a
frun archive show $WORK/m2.age --json
json data.standing successor
frun archive verify $WORK/m2.age
stderr signed by maria@Team B
frun import $WORK/m2.age --decide-later --no-input
stdout maria@Team B
frun archive show $WORK/m2.age --json
json data.standing known
frun team rotate --yes
frun case edit $CASE --set riskLevel=high
frun export $CASE --to team -p copy -o $WORK/a1.age --yes
env FRUN_HOME=$WORK/i
frun import $WORK/a1.age --decide-later --no-input
stdout amina

# Whoever may not read cases gets none.
env FRUN_HOME=$WORK/a
frun export $CASE --to team -p copy --dry-run
stdout opened by: amina, ines
stdout Not by zed \(viewer\)
! frun export $CASE --to zed -p copy --dry-run
status 77
stderr viewer may not read cases
env FRUN_HOME=$WORK/z
! frun archive show $WORK/a1.age
status 77

# A second team of the same name is not taken in passing.
env FRUN_HOME=$WORK/x
frun init --member ines --role supervisor --office 'team  b' --passphrase-file $WORK/pass.txt
frun team create 'team  b'
frun team card -o $WORK/x.card --json
set XWORDS "words":"([a-z ]+)"
env FRUN_HOME=$WORK/i
! frun team trust $WORK/x.card --words '$XWORDS'
status 77
stderr --label
! frun team trust $WORK/x.card --words '$XWORDS' --label 'REUNITE western'
status 77
frun team trust $WORK/x.card --words '$XWORDS' --label 'Other B'
stdout ines@Other B
frun export $CASE --to $TEAMB -p transfer --dry-run
stdout maria@Team B

# A partner team goes as a whole.
! frun team revoke 'maria@Team B' --reason 'x' --confirm 'Team B'
status 77
! frun team revoke 'Team B' --reason 'x' --confirm maria
status 64
frun team revoke 'team b' --reason 'x' --confirm 'Team B'
! frun team revoke 'Team B' --reason 'x' --confirm 'Team B'
status 65
frun team directory -o $WORK/w2.dir
! frun export $CASE --to 'Team B' -p transfer --dry-run
status 66
env FRUN_HOME=$WORK/m
frun case edit $CASE --set urgent=no
frun export $CASE --to 'Reunite Western' -p transfer -o $WORK/m3.age --yes
env FRUN_HOME=$WORK/a
frun team enter $WORK/w2.dir
frun archive verify $WORK/m3.age
status 1
stderr revoked
frun archive list $WORK/m3.age
stdout revoked sender
! frun import $WORK/m3.age --no-input
status 77
frun vault verify
env FRUN_HOME=$WORK/i
frun audit verify
-- pass.txt --
correct horse battery staple
-- adult.json --
{"name": "Daud", "sex": "male", "birthDate": "1990-04", "riskLevel": "medium",
 "protectionStatus": "separated"}
