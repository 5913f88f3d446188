# shellcheck shell=bash
# shellcheck disable=SC2153,SC2154 # image.sh and start.sh set them
# Shared by packaging/package: tries the deb in a clean Debian below target/package/root, compares two builds, and
# measures how soon commands start. Needs root, as it makes and enters another root.

readonly ROOT=$PWD/$WORK/root

# Says a step of the check, and ends it when the step fails: step SENTENCE COMMAND ARGUMENT…
step() {
    local sentence=$1
    shift
    if "$@" >"$WORK/step.log" 2>&1; then
        say "ok: $sentence"
    else
        tail -20 "$WORK/step.log" >&2
        die "failed: $sentence"
    fi
}

# Runs a command in the clean root with processes of its own, which end with it: inside USER COMMAND ARGUMENT…
inside() {
    local user=$1
    shift
    # shellcheck disable=SC2016 # the inner shell replaces them
    timeout "$LONGEST_STEP" unshare --mount --pid --fork --kill-child sh -c 'root=$1 user=$2
        shift 2
        mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev" &&
            mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" && mount -t tmpfs tmpfs "$root/run" || exit 3
        exec chroot "$root" runuser -u "$user" -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive "HOME=$(chroot "$root" sh -c "echo ~$user")" ${DISPLAY:+"DISPLAY=$DISPLAY"} "$@"' \
        sh "$ROOT" "$user" "$@"
}

# Of one step, in seconds.
readonly LONGEST_STEP=600

# A Debian as debootstrap makes it: of the release that this machine has, from the same mirror.
make_root() {
    local release mirror
    # shellcheck source=/dev/null
    release=$(. /etc/os-release && echo "$VERSION_CODENAME")
    # shellcheck disable=SC2016 # apt-get replaces it
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $release" "Origin: Debian" | head -1)
    rm -rf "$ROOT"
    debootstrap --variant=minbase "$release" "$ROOT" "${mirror:-http://deb.debian.org/debian}"
    chroot "$ROOT" useradd --create-home tester
}

# All files of the root but those that list packages and what processes bring.
files() {
    (cd "$ROOT" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./run -o -path ./tmp -o -path ./var/lib/dpkg \
        -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/apt \) -prune -o -print | LC_ALL=C sort)
}

check_package() {
    local deb
    deb=$(ls "$WORK"/signalbox_*.deb)
    [ "$(id -u)" -eq 0 ] || die "the check makes a clean Debian in $ROOT, which only root may do: sudo packaging/package --check"
    need_packages debootstrap debootstrap Xvfb xvfb
    step "a clean Debian" make_root
    cp "$deb" "$ROOT/tmp/signalbox.deb"
    step "installed with what it depends on" inside root apt-get install -y --no-install-recommends /tmp/signalbox.deb man-db \
        bash-completion desktop-file-utils
    step "removed" inside root apt-get purge -y signalbox
    files >"$WORK/files-before"
    step "installed again" inside root dpkg -i /tmp/signalbox.deb
    check_installed
    step "the window shows live figures on a demo cluster" on_display check_window
    step "status --json on a demo cluster, exit codes" env_without_display inside tester bash -c "$(declare -f check_commands); check_commands"
    step "removed again" inside root apt-get purge -y signalbox
    files >"$WORK/files-after"
    check_left
}

env_without_display() {
    local DISPLAY=''
    "$@"
}

check_installed() {
    # With "on" Java does not start when the cache does not fit.
    step "the caches fit" inside tester env JAVA_TOOL_OPTIONS=-XX:AOTMode=on sh -c \
        '/opt/signalbox/bin/signalbox-command --version && /opt/signalbox/bin/signalbox-window --version'
    step "each file is as it was packed" inside root dpkg --verify signalbox
    step "each native library finds those it needs" inside tester bash -c '
        ! find /opt/signalbox -name "*.so" -exec env LD_LIBRARY_PATH=/opt/signalbox/lib/runtime/lib:/opt/signalbox/lib/runtime/lib/server \
            ldd {} + | grep "not found"'
    step "the manual page" inside tester bash -c 'man -w signalbox && man signalbox | grep -q "requeue"'
    # shellcheck disable=SC2016 # the inner shell replaces them
    step "completion for bash" inside tester bash -c '
        . /usr/share/bash-completion/completions/signalbox
        COMP_WORDS=(signalbox sta) COMP_CWORD=1
        _complete_signalbox
        [[ " ${COMPREPLY[*]} " == *" status "* ]]'
    step "the entry of the desktop, which takes links" inside root bash -c '
        desktop-file-validate /usr/share/applications/signalbox.desktop &&
            grep -q "^x-scheme-handler/signalbox=signalbox.desktop;" /usr/share/applications/mimeinfo.cache'
}

# The screens are written only when each shows live figures.
check_window() {
    inside tester signalbox --screenshots /home/tester/screens || return 1
    [ "$(find "$ROOT/home/tester/screens" -name '*.png' -size +20k | wc -l)" -ge 8 ]
}

# In the clean root, as a user.
check_commands() {
    set -e
    local url code demo
    cd
    signalbox demo >demo.url 2>demo.log &
    demo=$!
    for _ in $(seq 240); do
        url=$(grep -m1 -o 'postgres[a-z]*://[^ ]*' demo.url) && break
        sleep 0.5
    done
    code=0; signalbox status --url "$url" --environment demo --json >status.json || code=$?
    [ "$code" -eq 0 ] && grep -q '"counts"' status.json && cat status.json
    code=0; signalbox statsu || code=$?
    [ "$code" -eq 64 ]
    code=0; signalbox status --url postgres://nobody@127.0.0.1:1/nowhere || code=$?
    [ "$code" -eq 3 ]
    code=0; signalbox || code=$?
    [ "$code" -eq 3 ]
    code=0; signalbox requeue --url "$url" --environment demo --filter state:failed || code=$?
    [ "$code" -eq 4 ]
    signalbox --version | grep '^Signalbox [0-9]'
    kill -TERM "$demo"
    code=0; wait "$demo" || code=$?
    [ "$code" -eq 143 ]
}

# What was there before is there; what is new belongs to the user.
check_left() {
    local left
    left=$(LC_ALL=C diff "$WORK/files-before" "$WORK/files-after" | grep '^[<>]' | grep -v '^> \./home/tester/' || true)
    [ -z "$left" ] || die "failed: nothing is left but the user's data: $left"
    rm -rf --one-file-system "$ROOT"
    say "ok: nothing is left but the user's data: $(grep -c '^\./home/tester/' "$WORK/files-after") files in the user's home"
}

# Builds the image twice without the caches, which Java writes differently each time, and lists what differs.
compare_images() {
    local build differs
    need_packages unzip unzip
    build
    for build in first second; do
        rm -rf "$WORK/input" "$WORK/runtime" "${WORK:?}/$build"
        mkdir -p "$WORK/input"
        plain_image
        mv "$IMAGE" "${WORK:?}/$build"
        cp -a "$WORK/documents" "${WORK:?}/$build/documents"
        rm -f "$WORK/.made"
    done
    differs=$(diff -rq "$WORK/first" "$WORK/second" || true)
    [ -z "$differs" ] || die "two builds differ: $differs"
    say "two builds are alike: $(find "$WORK/first" -type f | wc -l) files"
}

# How often each is started.
readonly PAIRS=5

# Starts each command with the caches and, in turn, with what Java has itself: an archive of its own classes.
measure() {
    local plain=$WORK/plain app=lib/app
    rm -rf "$plain"
    cp -a "$IMAGE" "$plain"
    rm "$plain/$app"/*.aot
    sed -i '/AOTCache/d' "$plain/$app"/*.cfg
    "$plain/lib/runtime/bin/java" -Xshare:dump -XX:+UseCompactObjectHeaders >/dev/null 2>&1
    start_demo
    printf '%-28s %s\n' command 'first output of 5 starts with the cache, then without, in ms; median'
    measure_command --help
    measure_command status --url "$url" --environment demo --json
    end_demo
    rm -rf "$plain"
}

measure_command() {
    local with=() without=()
    for _ in $(seq "$PAIRS"); do
        with+=("$(first_output "$IMAGE" "$@")")
        without+=("$(first_output "$WORK/plain" "$@")")
    done
    printf '%-28s with %s; %s\n' "signalbox $1" "${with[*]}" "$(median "${with[@]}")"
    printf '%-28s without %s; %s\n' "" "${without[*]}" "$(median "${without[@]}")"
}

# Milliseconds from the start to the first byte: first_output IMAGE ARGUMENT…
first_output() {
    local image=$1 begun=${EPOCHREALTIME/./}
    shift
    HOME=$demo_home "$image/bin/signalbox" "$@" 2>/dev/null | {
        LC_ALL=C read -r -N 1 _
        echo $(((${EPOCHREALTIME/./} - begun) / 1000))
        cat >/dev/null
    }
}

median() {
    printf '%s\n' "$@" | sort -n | sed -n "$(((PAIRS + 1) / 2))p"
}
