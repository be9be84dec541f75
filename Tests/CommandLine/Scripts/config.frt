# Layers: option, environment, your file, the system's file, default.

env XDG_CONFIG_DIRS=$WORK/etc
frun config list --origin
stdout ^ui\.color\tnever\t.*/etc/frun/config:2\t
stdout ^unlock\.idle-minutes\t15\tdefault\t
frun config set ui.color always
frun config get ui.color
stdout ^always$
frun config list --origin --fields key,origin
stdout ^ui\.color\t.*/\.config/frun/config:2$
frun config unset ui.color
frun config get ui.color --json
json data.value never

! frun config set ui.colour never
status 64
stderr did you mean ui\.color\?
! frun config set ui.color sometimes
status 64
stderr auto, always, never

# Unknown settings warn, with the place.
env XDG_CONFIG_HOME=$WORK/mine
frun config get ui.color
stderr warning: .*/mine/frun/config:2: unknown setting ui\.colr, did you mean ui\.color\?
frun config get ui.color --json --no-config
json data.value auto
! stderr .

# A broken file is named with its line; --no-config goes on.
env XDG_CONFIG_HOME=$WORK/broken
! frun config list
status 78
stderr broken/frun/config:3
frun config list --no-config

# Comments and order survive a change.
env XDG_CONFIG_HOME=$WORK/kept
frun config set unlock.max-hours 4
frun config get unlock.max-hours
stdout ^4$
frun config path
stdout /kept/frun/config\tyes
-- etc/frun/config --
[ui]
color = never
-- mine/frun/config --
[ui]
colr = never
-- broken/frun/config --
[ui]
color = never
this is no setting
-- kept/frun/config --
# Why we lock sooner: the office has a door to the street.
[unlock]
idle-minutes = 5
