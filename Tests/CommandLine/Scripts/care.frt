# From a plan to a visit that is due, with what is printed; refusals say what is missing.

frun init --member amina --role caseworker --office Cairo --passphrase-file $WORK/pass.txt
frun team new joseph --role supervisor
frun case new --from $WORK/child.json
set CASE Opened case ([0-9A-Z-]+)
frun due
stderr nobody is due
frun caseload --json
json data.0.worker amina

! frun plan show $CASE
status 66
stderr frun plan new $CASE --goal GOAL
frun plan new $CASE --goal reunification --concurrent kinship --no-view 'Too young to say'
frun plan goal $CASE --domain safety --statement 'Safe at home' --due 2027-01-31
frun plan action $CASE --goal 1 --what 'Look at the house' --who amina --by 2026-12-05 --cost 12.50 --currency USD
frun plan edit $CASE --language ar --receiving uncle
! frun plan edit $CASE --concurrent reunification
status 65
stderr the fall-back goal is the goal itself
frun plan participant $CASE --role caregiver --person uncle --attended yes --agrees yes
frun plan service $CASE --type health --agency Clinic
frun plan show $CASE
stdout Look at the house
frun plan show $CASE --json
json data.participants.count 1
json data.services.0.status requested
json data.costs.0.currency USD

# A refused gate says everything that is missing, and the command that mends each.
! frun plan activate $CASE
status 77
stderr frun case consent $CASE
stderr frun plan approve $CASE --as SUPERVISOR
! frun plan override $CASE --gate activate_plan --condition consent.services --reason Hurry
status 77
stderr does not yield
! frun plan place $CASE --type parents --on 2026-11-21
status 77

frun plan print $CASE -o $WORK/plan.html
stderr not encrypted
! frun plan print $CASE -o $WORK/plan.html
status 73
frun case timeline $CASE -o $WORK/case.html
frun case timeline $CASE --show family --no-names -o $WORK/family.svg
! frun case timeline $CASE -o $WORK/case.pdf
status 64
stderr .html or .svg

! frun visit rules burn
status 64
frun due --by worker --format csv
stdout group,overdue,due,later,total
-- pass.txt --
correct horse battery staple
-- child.json --
{"name": "زهرا محمدی", "sex": "female", "birthDate": "2015", "riskLevel": "medium",
 "relatives": [{"name": "علی محمدی", "relation": "uncle", "isCaregiver": true,
   "livesInHousehold": true, "birthDate": "~1980"}]}
