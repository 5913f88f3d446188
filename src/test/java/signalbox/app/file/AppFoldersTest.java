package signalbox.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of earlier versions are found where they lie.
class AppFoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void on_linux_they_are_the_base_directories_of_xdg() {
        var folders = AppFolders.of(Map.of(), HOME, "Linux");

        assertThat(folders.profilesFile()).isEqualTo(Path.of("/home/ada/.config/signalbox/profiles.json"));
        assertThat(folders.auditFile()).isEqualTo(Path.of("/home/ada/.local/state/signalbox/audit.jsonl"));
        assertThat(folders.cache()).isEqualTo(Path.of("/home/ada/.cache/signalbox"));
    }

    @Test
    void what_the_environment_says_comes_first_unless_it_is_relative() {
        var folders = AppFolders.of(
                Map.of("XDG_CONFIG_HOME", "/etc/ada", "XDG_STATE_HOME", "state", "XDG_CACHE_HOME", " "), HOME, "Linux");

        assertThat(folders.config()).isEqualTo(Path.of("/etc/ada/signalbox"));
        assertThat(folders.state()).isEqualTo(Path.of("/home/ada/.local/state/signalbox"));
        assertThat(folders.cache()).isEqualTo(Path.of("/home/ada/.cache/signalbox"));
    }

    /// As `~` in a shell.
    @Test
    void home_is_what_the_environment_says() {
        var folders = AppFolders.of(Map.of("HOME", "/tmp/ada"), HOME, "Linux");

        assertThat(folders.profilesFile()).isEqualTo(Path.of("/tmp/ada/.config/signalbox/profiles.json"));
        assertThat(folders.auditFile()).isEqualTo(Path.of("/tmp/ada/.local/state/signalbox/audit.jsonl"));
        assertThat(AppFolders.of(Map.of("HOME", "ada"), HOME, "Linux").config())
                .isEqualTo(HOME.resolve(".config/signalbox"));
    }

    @Test
    void on_macos_and_windows_they_are_where_applications_keep_theirs() {
        var mac = AppFolders.of(Map.of(), HOME, "Mac OS X");
        var windows = AppFolders.of(Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"), HOME, "Windows 11");

        assertThat(mac.config()).isEqualTo(HOME.resolve("Library/Application Support/signalbox"));
        assertThat(mac.cache()).isEqualTo(HOME.resolve("Library/Caches/signalbox"));
        assertThat(windows.config()).isEqualTo(Path.of("/roaming/signalbox"));
        assertThat(windows.state()).isEqualTo(Path.of("/local/signalbox/state"));
    }

    @Test
    void the_folders_are_closed_to_others_also_those_that_were_there(@TempDir Path root) throws IOException {
        Assumptions.assumeTrue(
                root.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var folders = AppFolders.below(root);
        Files.createDirectories(folders.logFolder());
        Files.setPosixFilePermissions(root.resolve("state"), PosixFilePermissions.fromString("rwxr-xr-x"));

        folders.makePrivate();

        for (var folder : List.of("config", "state")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(folder))))
                    .isEqualTo("rwx------");
        }
    }
}
