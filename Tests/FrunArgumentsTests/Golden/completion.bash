# Completion of frun for bash.
_frun_complete() {
  local -a words=()
  local word joined=0 i
  # bash splits words at = and :, the program wants them whole.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((${#words[@]} > 0)) && { ((joined)) || [[ $word == [=:] ]]; }; then
      words[${#words[@]} - 1]+=$word
      joined=0
      [[ $word == [=:] ]] && joined=1
    else
      words+=("$word")
    fi
  done
  local current=''
  ((${#words[@]} > 0)) && current=${words[${#words[@]} - 1]}
  local last=${current##*[=:]}
  local prefix=${current%"$last"}

  local output
  output=$(frun __complete -- "${words[@]}" 2>/dev/null) || return 0
  local directive=${output##*:}
  output=${output%:*}
  [[ $directive =~ ^[0-9]+$ ]] || return 0

  COMPREPLY=()
  local line value
  local -a values=()
  while IFS= read -r line; do
    value=${line%%$'\t'*}
    [[ -n $value ]] && values+=("${value#"$prefix"}")
  done <<<"$output"

  if ((directive & 16)); then
    compopt -o filenames
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$last")
  elif ((directive & 8)); then
    compopt -o filenames
    while IFS= read -r line; do
      if [[ -d $line ]]; then
        COMPREPLY+=("$line")
        continue
      fi
      for value in "${values[@]}"; do
        [[ $line == *."$value" ]] && COMPREPLY+=("$line")
      done
    done < <(compgen -f -- "$last")
  else
    for value in "${values[@]}"; do
      printf -v value '%q' "$value"
      COMPREPLY+=("$value")
    done
    ((directive & 2)) && compopt -o nospace
    ((directive & 32)) && compopt -o nosort
    if ((${#values[@]} == 0)) && ! ((directive & 4)); then
      compopt -o filenames
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$last")
    fi
  fi
  return 0
}
complete -F _frun_complete frun
