extension CompletionShell {
  /// The script that makes the shell ask the program for candidates.
  ///
  /// The same for every tree: all knowledge stays in the program. Words are passed as separate
  /// arguments after `--`; nothing is evaluated by the shell. `program` must be a plain command
  /// name of letters, digits, `-` and `_`; other characters are dropped.
  public func script(program: String) -> String {
    let name = String(
      program.unicodeScalars.filter { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            || scalar == "-" || scalar == "_")
      }.map(Character.init))
    let function = "_" + name.replacing("-", with: "_") + "_complete"
    let template =
      switch self {
      case .bash: Self.bashScript
      case .zsh: Self.zshScript
      case .fish: Self.fishScript
      }
    return template.replacing("FUNCTION", with: function).replacing("PROGRAM", with: name)
  }

  private static let bashScript = #"""
    # Completion of PROGRAM for bash.
    FUNCTION() {
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
      output=$(PROGRAM __complete -- "${words[@]}" 2>/dev/null) || return 0
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
    complete -F FUNCTION PROGRAM

    """#

  private static let zshScript = #"""
    #compdef PROGRAM
    # Completion of PROGRAM for zsh.
    FUNCTION() {
      local output line value
      local -a lines described plain
      output=$(PROGRAM __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null) || return 1
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
    if [[ ${funcstack[1]} == _PROGRAM ]]; then
      FUNCTION "$@"
    else
      compdef FUNCTION PROGRAM
    fi

    """#

  private static let fishScript = #"""
    # Completion of PROGRAM for fish.
    function FUNCTION
        set -l words (commandline -opc)
        set -e words[1]
        set -l current (commandline -ct)
        set -l lines (command PROGRAM __complete -- $words "$current" 2>/dev/null)
        test (count $lines) -gt 0; or return
        set -l directive (string replace -r '^:' '' -- $lines[-1])
        set -e lines[-1]
        switch "$directive"
            case 16
                __fish_complete_directories "$current"
            case 8
                for extension in $lines
                    __fish_complete_suffix ".$extension"
                end
            case 0
                if test (count $lines) -eq 0
                    __fish_complete_path "$current"
                else
                    printf '%s\n' $lines
                end
            case '*'
                test (count $lines) -gt 0; and printf '%s\n' $lines
        end
    end
    complete -c PROGRAM -f -a '(FUNCTION)'

    """#
}
