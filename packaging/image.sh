# shellcheck shell=bash
# shellcheck disable=SC2154 # packaging/package sets system and dry
# Shared by packaging/package and what it calls: builds the image, a folder with the program, its libraries and a
# Java runtime of the modules that they use. Two builds of one commit are alike, byte by byte, but for the caches of
# start.sh.

readonly WORK=target/package
readonly IMAGE=$WORK/signalbox

# Modules that no class file names: elliptic curves and Kerberos of TLS and of the driver, character sets of logs and
# files, socket options of SSH.
readonly MORE_MODULES=jdk.crypto.ec,jdk.security.auth,jdk.security.jgss,jdk.charsets,jdk.net

# Runs a command, or only prints it.
run() {
    if [ "${dry:-no}" = yes ]; then
        printf '%q ' "$@"
        printf '\n'
    else
        "$@"
    fi
}

# The version of the build, such as 0.1.0.
version() {
    sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -1
}

# macOS takes no version of a bundle that begins with 0; the name of the file and --version have the real one.
app_version() {
    case $system-$(version) in
        mac-0.*) printf 1.0.0 ;;
        *) version ;;
    esac
}

# The time of everything in a package: that of the last commit.
set_epoch() {
    if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
        SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) || SOURCE_DATE_EPOCH=''
        [ -n "$SOURCE_DATE_EPOCH" ] || die "this is no clone of the repository: set SOURCE_DATE_EPOCH to the time of" \
            "the sources, in seconds"
    fi
    export SOURCE_DATE_EPOCH
}

# The options of a file, one a line.
options_of() {
    grep -hv -e '^#' -e '^$' "$@"
}

same_time() {
    find "$@" -exec touch -h -d "$(iso_time)" {} +
}

# That time as date, touch and jar take it, on Linux and on macOS.
iso_time() {
    date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null ||
        date -u -r "$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ
}

# Our own classes. The jar tool takes files in the order of its list; a folder it takes as the disk has it.
make_jar() {
    local list=$WORK/classes.list
    (cd target/classes && find . -type f | LC_ALL=C sort | sed 's/^\.\///') >"$list"
    (cd target/classes && "$JAVA_HOME/bin/jar" --create --file "../package/input/signalbox.jar" --no-compress \
        --main-class signalbox.Main --date "$(iso_time)" "@../package/classes.list")
}

# The class path of the image in the order of its names: the caches hold for this order only.
class_path() {
    local folder=$1 jar path=$1/signalbox.jar
    for jar in $(cd target/lib && LC_ALL=C ls -- *.jar); do
        path=$path:$folder/$jar
    done
    printf '%s' "$path"
}

modules() {
    local found
    found=$("$JAVA_HOME/bin/jdeps" --ignore-missing-deps --print-module-deps --multi-release "$NEEDED_JAVA" \
        --module-path target/javafx --class-path "$(class_path target/lib | sed 's/^[^:]*://')" \
        target/classes target/lib/*.jar 2>/dev/null | tail -1)
    case $found in
        java.base*) printf '%s,%s' "$found" "$MORE_MODULES" ;;
        *) die "jdeps did not find the modules: $found" ;;
    esac
}

# JavaFX is in the runtime, its native libraries beside those of Java: nothing is unpacked into the user's home.
make_runtime() {
    local native=lib
    [ "$system" != windows ] || native=bin
    run "$JAVA_HOME/bin/jlink" --module-path target/javafx --add-modules "$(modules)" --output "$WORK/runtime" \
        --no-header-files --no-man-pages --exclude-resources "**.so,**.dll,**.dylib"
    run unpack_native "$WORK/runtime/$native"
    run archive_classes
}

# Java's own archive of its classes, for the worker processes of the demo. It holds for the times that the files have.
archive_classes() {
    same_time "$WORK/runtime"
    "$WORK/runtime/bin/java" -Xshare:dump >"$WORK/archive.log" 2>&1 || die "no archive of classes: see $WORK/archive.log"
}

unpack_native() {
    local jar
    for jar in target/javafx/*.jar; do
        # 11: there is none in this one.
        unzip -q -o -j "$jar" '*.so' '*.dll' '*.dylib' -d "$1" 2>/dev/null || [ $? -eq 11 ] ||
            die "$jar cannot be unpacked"
    done
}

# Sets the arguments of jpackage for two launchers: one opens the window, one runs commands.
set_launchers() {
    local option
    launchers=(--main-jar signalbox.jar --main-class signalbox.Main)
    while read -r option; do
        launchers+=(--java-options "$option")
    done < <(window_options)
    launchers+=(--add-launcher "signalbox-command=$WORK/command.properties")
    if [ "${dry:-no}" = yes ]; then
        command_launcher | sed "s,^,# $WORK/command.properties: ,"
    else
        command_launcher >"$WORK/command.properties"
    fi
}

command_launcher() {
    printf 'java-options=%s\nwin-console=true\nlinux-shortcut=false\nwin-menu=false\n' \
        "$(command_options | tr '\n' ' ')"
}

# The caches of start.sh stand in the options before they exist: Java goes on without one that is not there.
# Java would report a cache that does not fit; it is a matter of a second.
# shellcheck disable=SC2016 # the launcher replaces $APPDIR
window_options() {
    options_of packaging/jvm.options
    printf '%s\n' '-XX:AOTCache=$APPDIR/window.aot' -Xlog:aot=off -Xlog:cds=off
}

# shellcheck disable=SC2016
command_options() {
    options_of packaging/jvm.options packaging/command.options
    printf '%s\n' '-XX:AOTCache=$APPDIR/command.aot' -Xlog:aot=off -Xlog:cds=off
}

# The folder that a package installs: on Linux bin, lib/app and lib/runtime.
make_image() {
    local name=Signalbox icon=()
    # Windows and macOS take icons of forms of their own, which nobody has drawn yet: there it is that of jpackage.
    if [ "$system" = linux ]; then
        name=signalbox-window
        icon=(--icon icons/png/signalbox-512.png)
    fi
    set_launchers
    run "$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --app-version "$(app_version)" \
        --vendor Signalbox --description "A console for OCA queue_job" --copyright "Apache-2.0" \
        --runtime-image "$WORK/runtime" --input "$WORK/input" --dest "$WORK" ${icon[@]+"${icon[@]}"} "${launchers[@]}"
    [ "$system" != linux ] || run finish_linux
}

# The class path of both launchers in one order, and the program that chooses between them.
finish_linux() {
    local file path
    rm -rf "$IMAGE"
    mv "$WORK/signalbox-window" "$IMAGE"
    # shellcheck disable=SC2016 # the launcher replaces it
    path=$(class_path '$APPDIR')
    for file in "$IMAGE"/lib/app/signalbox-*.cfg; do
        awk -v path="$path" '
            /^app\.classpath=/ { if (!done) { n = split(path, jars, ":"); for (i = 1; i <= n; i++) print "app.classpath=" jars[i]; done = 1 } next }
            { print }' "$file" >"$file.new"
        mv "$file.new" "$file"
    done
    install -m 755 packaging/linux/signalbox "$IMAGE/bin/signalbox"
    install -m 644 packaging/arguments.sh "$IMAGE/lib/app/arguments.sh"
    rm -f "$IMAGE"/lib/signalbox-window.png
    find "$IMAGE" -type d -exec chmod 755 {} +
    find "$IMAGE" -type f -exec chmod u+w,go-w,a+r {} +
    same_time "$IMAGE"
}

# The list of the libraries (SBOM, CycloneDX) with versions, hashes and licences.
list_libraries() {
    maven -B -q -ntp org.cyclonedx:cyclonedx-maven-plugin:makeBom "-Dproject.build.outputTimestamp=$SOURCE_DATE_EPOCH" \
        >&2 || die "the libraries were not listed: see above"
}

# What is not code: the list of the libraries, their licences, the manual page, the completion for bash, the handbook.
make_documents() {
    local documents=$WORK/documents
    rm -rf "$documents"
    mkdir -p "$documents/licences"
    "$JAVA_HOME/bin/java" -cp "target/classes:target/lib/*" signalbox.cli.manual.ManualFiles "$documents"
    # Without pictures: those of two runs differ.
    write_handbook "$documents"
    cp LICENSE "$documents/licences/Signalbox"
    cp target/third-party/THIRD-PARTY.txt target/bom.json "$documents"
    gather_licences "$documents/licences"
    same_time "$documents"
}

# Each library's own texts, from its jar, and those of the fonts. The runtime keeps its own in legal.
gather_licences() {
    local jar name text
    for jar in target/lib/*.jar; do
        name=$(basename "$jar" .jar)
        while read -r text; do
            mkdir -p "$1/$name"
            unzip -q -o -j "$jar" "$text" -d "$1/$name"
        done < <(unzip -Z1 "$jar" | grep -E '^(META-INF/(maven/[^/]+/[^/]+/)?)?(LICENSE|NOTICE|about)[^/]*(\.(txt|md|html|zentus))?$' |
            grep -v -e '\.ini$' -e '\.properties$' -e '\.mappings$' || true)
    done
    cp src/main/resources/signalbox/ui/fonts/*-OFL.txt "$1"
}
