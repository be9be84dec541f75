#compdef frun
# Completion of frun for zsh.
_frun_complete() {
  local output line value
  local -a lines described plain
  output=$(frun __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null) || return 1
  lines=("${(@f)output}")
  local directive=${lines[-1]#:}
  [[ $directive == <-> ]] || return 1
  lines=("${(@)lines[1,-2]}")

  if ((directive & 16)); then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _path_files -/
    return
  fi
  if ((directive & 8)); then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files -g "*.(${(j:|:)lines})"
    return
  fi
  for line in "${(@)lines}"; do
    [[ -z $line ]] && continue
    value=${line%%$'\t'*}
    plain+=("$value")
    if [[ $line == *$'\t'* ]]; then
      described+=("${value//:/\\:}:${line#*$'\t'}")
    else
      described+=("${value//:/\\:}")
    fi
  done
  if ((${#plain} == 0)); then
    ((directive & 4)) && return 1
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  local -a options
  ((directive & 2)) && options+=(-S '')
  ((directive & 32)) && options+=(-V)
  _describe 'candidate' described "${(@)options}"
}
if [[ ${funcstack[1]} == _frun ]]; then
  _frun_complete "$@"
else
  compdef _frun_complete frun
fi
