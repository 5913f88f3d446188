# shellcheck shell=bash
# Shared by the scripts beside it: a Maven to build with. One of 3.9 or newer that is on the PATH is used; else the one
# that .mvn/wrapper/maven-wrapper.properties names, fetched once per user, from the mirror that settings.xml names.

readonly WRAPPER=.mvn/wrapper/maven-wrapper.properties

# Guice and Jansi inside Maven use what Java warns of; none of it is ours.
readonly QUIET_MAVEN="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# Runs Maven with the JDK that was found: maven ARGUMENT…
maven() {
    find_maven
    MAVEN_OPTS="${MAVEN_OPTS:-} $QUIET_MAVEN" "$maven_program" "$@"
}

# Sets maven_program.
find_maven() {
    [ -z "${maven_program:-}" ] || return 0
    local home
    if is_new_maven "$(command -v mvn || true)"; then
        maven_program=mvn
        return
    fi
    home=$(maven_home)
    if [ -x "$home/bin/mvn" ] || (fetch_maven "$home"); then
        maven_program=$home/bin/mvn
    elif command -v mvn >/dev/null 2>&1; then
        say "building with the older $(mvn_version mvn)"
        maven_program=mvn
    else
        die "there is no Maven, and it could not be fetched: install Maven 3.9, or set MVNW_REPOURL to a repository" \
            "that has it"
    fi
}

# `Apache Maven 3.9.11`, or nothing.
mvn_version() {
    "$1" --version 2>/dev/null | sed -n 's/.*\(Apache Maven [0-9][0-9.]*\).*/\1/p' | head -1
}

is_new_maven() {
    [ -n "$1" ] || return 1
    local version
    version=$(mvn_version "$1")
    case ${version#Apache Maven } in
        3.9.* | 3.[1-9][0-9].* | [4-9].*) return 0 ;;
        *) return 1 ;;
    esac
}

wrapped() {
    sed -n "s/^$1=//p" "$WRAPPER"
}

# Where it is kept: beside what other projects' wrappers fetch.
maven_home() {
    local name
    name=$(basename "$(wrapped distributionUrl)" -bin.tar.gz)
    printf '%s/wrapper/dists/%s-signalbox' "${MAVEN_USER_HOME:-$HOME/.m2}" "$name"
}

# The repository that stands for Maven Central in the user's settings.xml, or nothing.
mirror() {
    local settings=${MAVEN_USER_HOME:-$HOME/.m2}/settings.xml
    [ -f "$settings" ] || return 0
    # Without remarks, each mirror on a line of its own.
    tr '\n' ' ' <"$settings" | sed -e 's/<!--/\n\x01/g' -e 's/-->/\n/g' | sed '/^\x01/d' | tr -d '\n' |
        sed 's/<mirror>/\n<mirror>/g' | sed -n '/^<mirror>/p' |
        grep -E '<mirrorOf>[[:space:]]*(\*|central|external:\*|[^<]*,central|central,[^<]*|\*,[^<]*|external:\*,[^<]*)[[:space:]]*</mirrorOf>' |
        grep -v '!central' | sed -n 's/.*<url>[[:space:]]*\([^<[:space:]]*\).*/\1/p' | sed -n 1p || true
}

maven_url() {
    local url from
    url=$(wrapped distributionUrl)
    from=${MVNW_REPOURL:-$(mirror)}
    if [ -n "$from" ]; then
        url=${from%/}/${url#https://repo.maven.apache.org/maven2/}
    fi
    printf '%s' "$url"
}

# Fetches it into a folder: fetch_maven HOME. The folder is there only when it is whole.
fetch_maven() {
    local home=$1 url part
    url=$(maven_url)
    begin_step "fetching Maven, 9 MB, only once"
    mkdir -p "$(dirname "$home")"
    part=$(mktemp -d "$home.XXXXXX") || return 1
    # shellcheck disable=SC2064 # this folder
    trap "rm -rf '$part'" EXIT
    download "$url" "$part/maven.tar.gz" || {
        end_step
        say "$url cannot be fetched"
        return 1
    }
    [ "$(sha256 "$part/maven.tar.gz")" = "$(wrapped distributionSha256Sum)" ] || {
        end_step
        say "what is at $url is not the Maven that $WRAPPER names"
        return 1
    }
    mkdir "$part/home" && tar -xzf "$part/maven.tar.gz" -C "$part/home" --strip-components 1 || return 1
    [ -x "$home/bin/mvn" ] || mv "$part/home" "$home" || return 1
    end_step
}

download() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsSL --connect-timeout 20 --max-time 300 -o "$2" "$1"
    elif command -v wget >/dev/null 2>&1; then
        wget -q --timeout=20 --tries=2 -O "$2" "$1"
    else
        need_packages curl curl
        curl -fsSL --connect-timeout 20 --max-time 300 -o "$2" "$1"
    fi
}

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}
