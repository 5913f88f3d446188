# shellcheck shell=bash
# Shared by packaging/package: the caches with which the program starts sooner. Java writes them after a run on the
# demo (JEP 514): which classes are loaded, how they are linked, what was called often. A cache that does not fit, for
# instance after a library was exchanged, is not used; nothing else changes.

# How long the demo may take to start, and one run to end, in seconds.
readonly LONGEST_START=120

# Runs the program of the image with the Java and the options of a launcher: java_of LAUNCHER MORE-OPTIONS… -- ARGUMENTS…
java_of() {
    local launcher=$1 app=$PWD/$IMAGE/lib/app options=() more=()
    shift
    while [ "$1" != -- ]; do
        more+=("$1")
        shift
    done
    shift
    mapfile -t options < <("${launcher}_options" | grep -v AOTCache)
    timeout "$LONGEST_START" "$IMAGE/lib/runtime/bin/java" "${options[@]}" "${more[@]}" -cp "$(class_path "$app")" \
        signalbox.Main "$@"
}

# Starts the demo of the image with a home of its own; sets demo and url. Ends with end_demo.
start_demo() {
    demo_home=$(mktemp -d)
    HOME=$demo_home XDG_CACHE_HOME='' XDG_CONFIG_HOME='' XDG_STATE_HOME='' "$IMAGE/bin/signalbox" demo >"$demo_home/url" 2>"$demo_home/log" &
    demo=$!
    url=''
    for _ in $(seq $((LONGEST_START * 2))); do
        url=$(grep -m1 -o 'postgres[a-z]*://[^ ]*' "$demo_home/url") && break
        kill -0 "$demo" 2>/dev/null || break
        sleep 0.5
    done
    [ -n "$url" ] || die "the demo did not start: $(tail -3 "$demo_home/log")"
}

end_demo() {
    kill -TERM "$demo" 2>/dev/null || true
    wait "$demo" 2>/dev/null || true
    rm -rf "$demo_home"
}

train() {
    local notes=$WORK/training
    mkdir -p "$notes"
    say "training the caches for a quick start on the demo"
    start_demo
    # The options come first: then the options of all commands are read, as for --help.
    HOME=$demo_home java_of command -XX:AOTMode=record "-XX:AOTConfiguration=$notes/command.conf" \
        -- --url "$url" --environment demo status --json >"$notes/status.json" 2>"$notes/command.log" || tail -5 "$notes/command.log" >&2
    # Not on a demo of its own: that unpacks a server by a library whose packages are sealed. Once the folder of a cache
    # was moved, Java does not know where its classes are from, and does not start with sealed ones.
    HOME=$demo_home on_display java_of window -XX:AOTMode=record "-XX:AOTConfiguration=$notes/window.conf" \
        -- --url "$url" --environment demo --screenshots "$PWD/$notes/screens" >"$notes/window.log" 2>&1 ||
        tail -5 "$notes/window.log" >&2
    end_demo
    local launcher
    for launcher in command window; do
        [ -s "$notes/$launcher.conf" ] || die "no cache for the $launcher: see $notes/$launcher.log"
        java_of "$launcher" -XX:AOTMode=create "-XX:AOTConfiguration=$notes/$launcher.conf" \
            "-XX:AOTCache=$IMAGE/lib/app/$launcher.aot" -- >"$notes/$launcher-create.log" 2>&1 ||
            die "the cache for the $launcher was not written: see $notes/$launcher-create.log"
        chmod 644 "$IMAGE/lib/app/$launcher.aot"
    done
    same_time "$IMAGE"
    try_elsewhere
}

# A package is installed in another folder than the one in which the caches were made. With "on" Java does not start
# when its cache does not fit.
try_elsewhere() {
    local launcher moved=$WORK/moved code=0
    mv "$IMAGE" "$moved"
    for launcher in command window; do
        JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$moved/bin/signalbox-$launcher" --version >"$WORK/training/moved.log" 2>&1 || code=$?
        [ "$code" -eq 0 ] || break
    done
    mv "$moved" "$IMAGE"
    [ "$code" -eq 0 ] || die "the cache for the $launcher does not hold in another folder: $(tail -1 "$WORK/training/moved.log")"
}

# Runs a command on a virtual display, which ends with it: on_display COMMAND ARGUMENT…
on_display() {
    need_packages Xvfb xvfb libgtk-3.so.0 libgtk-3-0 libGL.so.1 libgl1 libXtst.so.6 libxtst6
    local number server code=0
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    server=$!
    for _ in $(seq 100); do
        [ -s "$number" ] && break
        sleep 0.1
    done
    [ -s "$number" ] || die "the virtual display did not start"
    DISPLAY=":$(cat "$number")" "$@" || code=$?
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    rm -f "$number"
    return "$code"
}
