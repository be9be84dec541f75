# Completion of frun for fish.
function _frun_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l lines (command frun __complete -- $words "$current" 2>/dev/null)
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
complete -c frun -f -a '(_frun_complete)'
