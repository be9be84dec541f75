# The laptop travels, or its time zone is set anew: the days of the casework stay what they are, and
# what is due follows from the day the laptop shows, which every list names with its zone.

now 2026-04-17T10:00:00.000+02:00[Africa/Cairo]
frun init --member amina --role caseworker --office Cairo --passphrase-file $WORK/pass.txt
frun case new --from $WORK/spring.json
set SPRING Opened case ([0-9A-Z-]+)
frun plan new $SPRING --goal reunification --concurrent kinship --no-view 'Too young to say'
frun plan place $SPRING --type parents --on 2026-04-17 --event already_there

# In Cairo there is no midnight on 24 April 2026: the clock goes from 23:59 to 01:00.
now 2026-04-24T01:00:00.000+03:00[Africa/Cairo]
frun due
stderr As of 2026-04-24, Africa/Cairo: 0 overdue, 1 due
frun visit list $SPRING --json
json data.0.key w1
json data.0.dueOn 2026-04-24
json data.0.windowTo 2026-04-24
frun visit record $SPRING w1 --mode home_visit --seen-alone yes --safe yes
frun visit list $SPRING --json
json data.0.doneOn 2026-04-24
# The same instant in Santiago, where it is the day before: what is recorded does not move.
now 2026-04-23T18:00:00.000-04:00[America/Santiago]
frun visit list $SPRING --json
json data.0.doneOn 2026-04-24
json data.0.dueOn 2026-04-24

# A placement of 23 November, seven days before the last day of its first visit.
now 2026-11-23T10:00:00.000+02:00[Africa/Cairo]
frun case new --from $WORK/child.json
set CASE Opened case ([0-9A-Z-]+)
frun plan new $CASE --goal reunification --concurrent kinship --no-view 'Too young to say'
frun plan place $CASE --type parents --on 2026-11-23 --event already_there
frun visit list $CASE --json
json data.0.windowTo 2026-11-30
json data.1.plannedOn 2026-12-07
json data.9.dueOn 2027-11-23

# One instant, noon in Greenwich: in Apia the day after has begun, and only there it is too late.
now 2026-11-30T14:00:00.000+02:00[Africa/Cairo]
frun due --days 0 --risk medium
stderr As of 2026-11-30, Africa/Cairo: 0 overdue, 1 due
now 2026-11-30T09:00:00.000-03:00[America/Santiago]
frun due --days 0 --risk medium
stderr As of 2026-11-30, America/Santiago: 0 overdue, 1 due
now 2026-12-01T01:00:00.000+13:00[Pacific/Apia]
frun due --days 0 --risk medium
stderr As of 2026-12-01, Pacific/Apia: 1 overdue, 0 due
# The office's day can be told.
frun due --days 0 --risk medium --as-of 2026-11-30
stderr As of 2026-11-30, Pacific/Apia: 0 overdue, 1 due

# An hour and a half before midnight in Greenwich: 30 November in Santiago alone.
now 2026-12-01T00:30:00.000+02:00[Africa/Cairo]
frun due --days 0 --risk medium
stderr As of 2026-12-01, Africa/Cairo: 1 overdue, 0 due
now 2026-12-01T11:30:00.000+13:00[Pacific/Apia]
frun due --days 0 --risk medium
stderr As of 2026-12-01, Pacific/Apia: 1 overdue, 0 due
now 2026-11-30T19:30:00.000-03:00[America/Santiago]
frun due --days 0 --risk medium
stderr As of 2026-11-30, America/Santiago: 0 overdue, 1 due

# Planning again in another zone finds the same schedule, and plans nothing.
now 2026-12-01T11:30:00.000+13:00[Pacific/Apia]
frun visit plan $CASE --json
json data.anchor 2026-11-23
json data.planned 0
json data.superseded 0
now 2026-11-30T19:30:00.000-03:00[America/Santiago]
frun visit plan $CASE --json
json data.anchor 2026-11-23
json data.planned 0
json data.superseded 0

# A visit is recorded on the day of the place; the same instant may be a day to come elsewhere.
! frun visit record $CASE w1 --on 2026-12-01 --mode home_visit --seen-alone yes --safe yes
stderr has not come; today is 2026-11-30
frun visit record $CASE w1 --mode home_visit --seen-alone yes --safe yes --json
json data.state done
now 2026-12-01T11:30:00.000+13:00[Pacific/Apia]
frun visit list $CASE --json
json data.0.doneOn 2026-11-30
json data.0.state done
json data.0.windowTo 2026-11-30
json data.1.plannedOn 2026-12-07
json data.9.dueOn 2027-11-23
frun visit record $CASE w2 --on 2026-12-01 --mode home_visit --seen-alone yes --safe yes
now 2026-11-30T19:30:00.000-03:00[America/Santiago]
frun visit list $CASE --json
json data.1.doneOn 2026-12-01
frun vault verify
-- pass.txt --
correct horse battery staple
-- spring.json --
{"name": "Yusuf Karimi", "sex": "male", "birthDate": "2014", "riskLevel": "low"}
-- child.json --
{"name": "Mariam Haidari", "sex": "female", "birthDate": "2015", "riskLevel": "medium"}
