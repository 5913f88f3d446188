# shellcheck shell=bash
# Shared by packaging/package: puts the image into a package. deb and rpm hold the same tree: the image in
# /opt/signalbox, and below /usr what makes it known (a link in /usr/bin, the entry of the desktop, icons, manual page,
# completion, documents). All files belong to the package, so removing it leaves none; it runs no scripts.

readonly TREE=$WORK/tree

architecture() {
    case $(uname -m) in
        x86_64) echo amd64 ;;
        aarch64) echo arm64 ;;
        *) uname -m ;;
    esac
}

make_tree() {
    local share=$TREE/usr/share size
    rm -rf "$TREE"
    mkdir -p "$TREE/opt" "$TREE/usr/bin" "$share/applications" "$share/man/man1" "$share/bash-completion/completions" \
        "$share/doc"
    cp -a "$IMAGE" "$TREE/opt/signalbox"
    ln -s ../../opt/signalbox/bin/signalbox "$TREE/usr/bin/signalbox"
    cp packaging/linux/signalbox.desktop "$share/applications"
    for size in 16 24 32 48 64 128 256 512; do
        install -D -m 644 "icons/png/signalbox-$size.png" "$share/icons/hicolor/${size}x$size/apps/signalbox.png"
    done
    install -D -m 644 icons/signalbox.svg "$share/icons/hicolor/scalable/apps/signalbox.svg"
    gzip -9 -n -c "$WORK/documents/signalbox.1" >"$share/man/man1/signalbox.1.gz"
    cp "$WORK/documents/signalbox.bash" "$share/bash-completion/completions/signalbox"
    cp -a "$WORK/documents" "$share/doc/signalbox"
    rm "$share/doc/signalbox/signalbox.1" "$share/doc/signalbox/signalbox.bash"
    copyright >"$share/doc/signalbox/copyright"
    find "$TREE" -type d -exec chmod 755 {} +
    find "$TREE/usr" -type f -exec chmod 644 {} +
    same_time "$TREE"
}

copyright() {
    cat <<'TEXT'
Signalbox: Apache-2.0, see licences/Signalbox.
Libraries: THIRD-PARTY.txt names each with its licence, bom.json also with its hashes; their own texts are in licences.
Fonts: Inter and JetBrains Mono, SIL Open Font License 1.1, see licences/Inter-OFL.txt and licences/JetBrainsMono-OFL.txt.
Icons: Material Design Icons of the Pictogrammers, Apache-2.0, within ikonli-materialdesign2-pack.
Java: Eclipse Temurin, GPL-2.0 with Classpath Exception, see /opt/signalbox/lib/runtime/legal.
JavaFX: GPL-2.0 with Classpath Exception, the same text. PostgreSQL of the demo: the PostgreSQL Licence.
TEXT
}

pack_deb() {
    local file
    file=$WORK/signalbox_$(version)_$(architecture).deb
    run make_tree
    run write_control
    # xz is read by each dpkg; not all read zstd.
    run dpkg-deb --root-owner-group -Zxz -z3 --build "$TREE" "$file"
    [ "${dry:-no}" = yes ] || say "$file, $(du -h "$file" | cut -f1). To install it: sudo apt install ./$file"
}

write_control() {
    mkdir "$TREE/DEBIAN"
    sed -e "s/@VERSION@/$(version)/" -e "s/@ARCHITECTURE@/$(architecture)/" \
        -e "s/@KILOBYTES@/$(du -sk --apparent-size "$TREE" | cut -f1)/" -e "s/@MAINTAINER@/$(maintainer)/" \
        packaging/linux/control >"$TREE/DEBIAN/control"
    (cd "$TREE" && find opt usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$TREE/DEBIAN/md5sums"
    chmod 644 "$TREE"/DEBIAN/*
    same_time "$TREE/DEBIAN"
}

# Who made the last commit.
maintainer() {
    git log -1 --format='%an <%ae>' 2>/dev/null || echo 'Signalbox <root@localhost>'
}

pack_rpm() {
    run make_tree
    run rpmbuild -bb --buildroot "$PWD/$WORK/rpm-root" --define "tree $PWD/$TREE" --define "version $(version)" \
        --define "_rpmdir $PWD/$WORK" --define "_topdir $PWD/$WORK/rpm" packaging/linux/signalbox.spec
}

pack_portable() {
    local file
    file=$WORK/signalbox-$(version)-linux-$(uname -m).tar.gz
    run portable_tree
    run reproducible_tar "$WORK/portable" signalbox "$file"
    [ "${dry:-no}" = yes ] || say "$file, $(du -h "$file" | cut -f1). To start it: tar xf $file && signalbox/bin/signalbox"
}

# The image, and its documents beside it.
portable_tree() {
    rm -rf "$WORK/portable"
    mkdir "$WORK/portable"
    cp -a "$IMAGE" "$WORK/portable/signalbox"
    cp -a "$WORK/documents" "$WORK/portable/signalbox/documents"
    copyright | sed 's,/opt/signalbox/,,' >"$WORK/portable/signalbox/documents/copyright"
    same_time "$WORK/portable"
}

# reproducible_tar FOLDER NAME FILE
reproducible_tar() {
    tar -C "$1" --sort=name "--mtime=@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu -cf - "$2" |
        gzip -n >"$3"
}

# The identifier by which Windows knows that one version replaces another: it never changes.
readonly WINDOWS_UPGRADES=7c1f6f0e-9f2b-4d0c-8a55-3f0f6d5b2b61

pack_msi() {
    run "$JAVA_HOME/bin/jpackage" --type msi --app-image "$WORK/Signalbox" --name Signalbox \
        --app-version "$(app_version)" --vendor Signalbox --license-file LICENSE --dest "$WORK" \
        --win-dir-chooser --win-menu --win-shortcut-prompt --win-upgrade-uuid "$WINDOWS_UPGRADES"
}

pack_dmg() {
    run "$JAVA_HOME/bin/jpackage" --type dmg --app-image "$WORK/Signalbox.app" --name Signalbox \
        --app-version "$(app_version)" --vendor Signalbox --license-file LICENSE --dest "$WORK"
}
