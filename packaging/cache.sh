# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # packaging/run sets root, window and options, and uses classes
# Shared by packaging/run: caches with which the program starts sooner, as the package has them (start.sh). They are
# made when the program has ended, on a demo, at the lowest priority, and hold for one build: until then, and where one
# does not fit, the program starts without. SIGNALBOX_CACHE=no in the environment makes none.

# How long the demo may take to start, and one run to end, in seconds.
readonly LONGEST_TRAINING=300

# What a cache holds for: this build, this Java, these options.
cache_key() {
    { ls -ln --time-style=full-iso target/.built 2>/dev/null || stat -f '%m' target/.built
      cat packaging/jvm.options packaging/command.options "$JAVA_HOME/release"; } | cksum | tr -d ' '
}

# The class path of the caches: jars alone, in one order.
cached_classes() {
    local jar path=$root/$cache/signalbox.jar
    for jar in $(cd target/lib && LC_ALL=C ls -- *.jar); do
        path=$path:$root/target/lib/$jar
    done
    printf '%s' "$path"
}

# Sets classes, the class path, and adds the cache to the options, or has one made later.
set_classes() {
    local kind=command
    [ "$window" = no ] || kind=window
    cache=target/start/$(cache_key)
    if [ -f "$cache/$kind.aot" ]; then
        classes=$(cached_classes)
        # Java would end with an error of its own where the file is damaged.
        options+=("-XX:AOTCache=$root/$cache/$kind.aot" -XX:+VerifySharedSpaces -Xlog:aot=off -Xlog:cds=off)
        return
    fi
    classes="$root/target/classes:$root/target/lib/*"
    train_later $$
}

# Trains when the process has ended, so that it costs nobody anything who waits. Without a virtual display none for the
# window is made: a training opens windows.
train_later() {
    [ "${SIGNALBOX_CACHE:-yes}" != no ] && command -v setsid >/dev/null 2>&1 || return 0
    [ ! -f "$cache/command.aot" ] || command -v Xvfb >/dev/null 2>&1 || return 0
    # shellcheck disable=SC2016 # the new shell expands it
    root=$root cache=$cache setsid nice -n 19 "$BASH" -c '. packaging/lib.sh; . packaging/cache.sh; train_after "$1"' \
        train "$1" >/dev/null 2>&1 </dev/null &
}

train_after() {
    while kill -0 "$1" 2>/dev/null; do sleep 2; done
    mkdir -p target/start
    local lock=target/start/.training owner
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/owner" 2>/dev/null) || return 0
        ! is_running "$owner" && take_away "$lock" "$owner" || return 0
    done
    echo $$ >"$lock/owner"
    train_now
    rm -rf "$lock"
}

# In a folder of another name first: whoever starts meanwhile finds either a whole cache or none.
train_now() {
    [ "$cache" = "target/start/$(cache_key)" ] || return 0
    local home url='' kind
    rm -rf target/start/[0-9]*
    mkdir -p "$cache"
    home=$(mktemp -d)
    "$JAVA_HOME/bin/jar" --create --no-compress --file "$cache/signalbox.jar" -C target/classes . || return 0
    export HOME=$home XDG_CACHE_HOME='' XDG_CONFIG_HOME='' XDG_STATE_HOME=''
    trained command demo >"$home/url" 2>/dev/null &
    local demo=$!
    for _ in $(seq "$LONGEST_TRAINING"); do
        url=$(grep -m1 -o 'postgres[a-z]*://[^ ]*' "$home/url") && break
        kill -0 "$demo" 2>/dev/null || break
        sleep 1
    done
    if [ -n "$url" ]; then
        train_kind command --url "$url" --environment demo status --json
        on_own_display train_kind window --url "$url" --environment demo --screenshots "$home/screens"
    fi
    kill "$demo" 2>/dev/null
    wait "$demo" 2>/dev/null
    for kind in command window; do
        if [ -s "$home/$kind.aot" ]; then
            mv "$home/$kind.aot" "$cache/$kind.aot.new"
            mv "$cache/$kind.aot.new" "$cache/$kind.aot"
        fi
    done
    rm -rf "$home"
}

# Runs the program with the options of its kind: trained KIND [-XX:OPTION …] ARGUMENT …
trained() {
    local options=(@packaging/jvm.options) more=()
    [ "$1" = window ] || options+=(@packaging/command.options)
    shift
    while [ $# -gt 0 ] && [ "${1#-XX:}" != "$1" ]; do
        more+=("$1")
        shift
    done
    exec "$JAVA_HOME/bin/java" "${options[@]}" "${more[@]}" --module-path "$root/target/javafx" \
        -cp "$(cached_classes)" signalbox.Main "$@"
}

train_kind() {
    local kind=$1
    shift
    (trained "$kind" "-XX:AOTMode=record" "-XX:AOTConfiguration=$HOME/$kind.conf" "$@") >/dev/null 2>&1
    [ ! -s "$HOME/$kind.conf" ] || (trained "$kind" "-XX:AOTMode=create" "-XX:AOTConfiguration=$HOME/$kind.conf" \
        "-XX:AOTCache=$HOME/$kind.aot") >/dev/null 2>&1
}

on_own_display() {
    command -v Xvfb >/dev/null 2>&1 || return 0
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$HOME/display" >/dev/null 2>&1 &
    local server=$!
    for _ in $(seq 100); do
        [ -s "$HOME/display" ] && break
        sleep 0.1
    done
    DISPLAY=":$(cat "$HOME/display")" "$@"
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
}
