# shellcheck shell=bash
# Shared by the scripts beside it: finds the JDK, installs missing system packages, builds when something changed.
# Everything it says goes to stderr: standard output belongs to the application.

readonly NEEDED_JAVA=25

say() {
    end_step
    printf 'signalbox: %s\n' "$*" >&2
}
die() {
    say "$*"
    exit 3
}

# shellcheck source=packaging/maven.sh
. packaging/maven.sh

# Begins the line of a step, which ends with its time: begin_step SENTENCE; then end_step. A step that begins ends the
# one before.
begin_step() {
    end_step
    step_begun=$SECONDS
    printf 'signalbox: %s…' "$*" >&2
}

end_step() {
    [ -n "${step_begun:-}" ] || return 0
    printf ' %s s\n' "$((SECONDS - step_begun))" >&2
    step_begun=''
}

# Runs a command as a step; what it prints goes to a file and is shown only if it fails:
# logged_step SENTENCE COMMAND ARGUMENT…
logged_step() {
    local sentence=$1 log code=0
    shift
    log=$(mktemp)
    begin_step "$sentence"
    "$@" >"$log" 2>&1 || code=$?
    end_step
    [ "$code" -eq 0 ] || tail -40 "$log" >&2
    rm -f "$log"
    return "$code"
}

# The feature release of the java in a home, or nothing.
java_release() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true
}

# Sets and exports JAVA_HOME: as it is, from the PATH, or the newest below /usr/lib/jvm.
find_java() {
    local home release best='' best_release=0
    local on_path=''
    if command -v javac >/dev/null 2>&1; then
        on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    fi
    for home in "${JAVA_HOME:-}" "$on_path"; do
        [ -n "$home" ] || continue
        release=$(java_release "$home")
        if [ "${release:-0}" -ge "$NEEDED_JAVA" ]; then
            export JAVA_HOME="$home"
            return
        fi
    done
    for home in /usr/lib/jvm/*; do
        release=$(java_release "$home")
        if [ "${release:-0}" -ge "$NEEDED_JAVA" ] && [ "$release" -gt "$best_release" ]; then
            best=$home
            best_release=$release
        fi
    done
    [ -n "$best" ] || die "no JDK $NEEDED_JAVA or newer: set JAVA_HOME to one, or install one below /usr/lib/jvm" \
        "(for example Eclipse Temurin $NEEDED_JAVA)."
    export JAVA_HOME="$best"
}

# Installs the packages that are missing, in one go: need_packages TEST PACKAGE [TEST PACKAGE …], where TEST is a
# program, a library as lib*.so.*, or a module as python3/NAME
need_packages() {
    local missing=() command
    while [ $# -gt 0 ]; do
        has "$1" || missing+=("$2")
        shift 2
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    command -v apt-get >/dev/null 2>&1 || die "these packages are missing: ${missing[*]}"
    if [ "$(id -u)" -eq 0 ]; then
        logged_step "installing ${missing[*]}" env DEBIAN_FRONTEND=noninteractive sh -c "$command" ||
            die "could not install them: $command"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        logged_step "installing ${missing[*]}" sudo DEBIAN_FRONTEND=noninteractive sh -c "$command" ||
            die "could not install them: sudo sh -c '$command'"
    elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then
        # It asks for the password.
        say "installing ${missing[*]}"
        sudo DEBIAN_FRONTEND=noninteractive sh -c "$command" >&2 || die "could not install them: sudo sh -c '$command'"
    else
        die "some packages are missing and only root may install them. Type: sudo sh -c '$command'"
    fi
}

# An SSH server, and what relays where it forwards nothing. Whoever needs them starts them; what is there is used.
want_ssh_server() {
    (need_packages /usr/sbin/sshd openssh-server python3 python3 socat socat nc netcat-openbsd) ||
        say "what needs an SSH server is skipped"
}

# A connection pooler, which tests start themselves.
want_pooler() {
    (need_packages /usr/sbin/pgbouncer pgbouncer) || say "what needs PgBouncer is skipped"
}

has() {
    case $1 in
        lib*.so.*)
            # Read whole before it is searched: a reader that stops early would make ldconfig fail.
            [ -n "${libraries:-}" ] || libraries=$(/sbin/ldconfig -p)
            case $libraries in
                *"$1 "*) return 0 ;;
                *) return 1 ;;
            esac
            ;;
        python3/*) /usr/bin/python3 -c "import ${1#python3/}" >/dev/null 2>&1 ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

# Whether something changed since the last build.
needs_build() {
    local stamp=target/.built
    [ ! -f "$stamp" ] || [ -n "$(find pom.xml src/main icons -newer "$stamp" -print -quit)" ]
}

# How long one build waits for another one, in seconds.
readonly LONGEST_BUILD=900

# Also a process of another user, which takes no signal from this one.
is_running() {
    kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

# Moves a lock away whose owner has ended: one process alone can do that, and only while the lock names that owner.
take_away() {
    local lock=$1 owner=$2 aside=$1.$$
    mv "$lock" "$aside" 2>/dev/null || return 1
    if [ "$(cat "$aside/owner" 2>/dev/null)" = "$owner" ]; then
        rm -rf "$aside"
    else
        mv "$aside" "$lock"
    fi
}

# Runs a command while no other process does so here: with_lock COMMAND [ARGUMENT …]. The lock is a folder, which only
# one process can make: macOS has no flock. It names its owner. One that names none for 5 s was left behind, too.
with_lock() {
    local lock=target/.lock waited=0 owner
    mkdir -p target
    [ -w target ] || die "this user may not write to $PWD/target"
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/owner" 2>/dev/null) || owner=''
        if [ -z "$owner" ] && [ "$waited" -ge 5 ] || { [ -n "$owner" ] && ! is_running "$owner"; }; then
            ! take_away "$lock" "$owner" || continue
        fi
        [ "$waited" -gt 0 ] || say "another build is running here${owner:+ (process $owner)}: waiting for it"
        [ "$waited" -lt "$LONGEST_BUILD" ] ||
            die "the other build has not ended for $((LONGEST_BUILD / 60)) minutes${owner:+: process $owner}. If none" \
                "is running, remove $PWD/$lock"
        sleep 1
        waited=$((waited + 1))
    done
    echo "$$" >"$lock/owner"
    trap 'rm -rf target/.lock' EXIT
    "$@"
    rm -rf "$lock"
    trap - EXIT
}

# Compiles, gathers the libraries and lists their licences, unless nothing changed since the last time. Needs Maven.
build() {
    needs_build || return 0
    with_lock build_alone
}

# Reads what Maven prints, keeps it in target/build.log, and says which step it is at.
build_steps() {
    local line
    : >target/build.log
    begin_step "fetching what builds it (only the first time takes long)"
    while IFS= read -r line; do
        printf '%s\n' "$line" >>target/build.log
        case $line in
            *'--- '*compiler*:compile*) begin_step "compiling" ;;
            *'--- '*dependency*'(libraries)'*) begin_step "fetching the libraries" ;;
            *'--- '*dependency*'(javafx)'*) begin_step "fetching JavaFX" ;;
            *'--- '*license*) begin_step "listing the licences" ;;
        esac
    done
    end_step
}

build_alone() {
    local stamp=target/.built
    # Another process may have built meanwhile.
    needs_build || return 0
    if [ ! -f "$stamp" ] || [ pom.xml -nt "$stamp" ]; then
        rm -rf target/lib target/javafx
    fi
    local begun=target/.building
    mkdir -p target
    touch "$begun"
    find_maven
    maven -B -ntp -Dspotless.check.skip=true compile \
        dependency:copy-dependencies@libraries dependency:copy-dependencies@javafx \
        license:add-third-party@third-party 2>&1 | build_steps || {
        tail -40 target/build.log >&2
        die "the build failed: the whole output is in $PWD/target/build.log"
    }
    mv "$begun" "$stamp"
}

# Writes the handbook as one page into a folder: write_handbook FOLDER [FOLDER-WITH-PICTURES]
write_handbook() {
    "$JAVA_HOME/bin/java" -cp "target/classes:target/lib/*:target/javafx/*" signalbox.manual.HandbookFile "$@"
}
