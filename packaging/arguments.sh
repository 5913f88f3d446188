# shellcheck shell=sh
# Shared by packaging/run and the program of the package, which sh runs: what the arguments are for.

# A window is wanted unless the arguments name a command or ask a question.
wants_window() {
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help | -V | --version) return 1 ;;
            --profile | --url | --environment | --screenshots | --theme) shift ;;
            -* | signalbox:*) ;;
            *) return 1 ;;
        esac
        [ $# -eq 0 ] || shift
    done
    return 0
}
