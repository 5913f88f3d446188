package signalbox.remote.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The lines of one file of ssh_config.
final class SshConfigFile {
    private static final int MOST_BYTES = 1 << 20;

    private SshConfigFile() {}

    /// None if there is no such file. A line that is not in UTF-8 is read byte by byte.
    ///
    /// @param mustBeSafe whether only the user and root may be able to write it
    /// @throws SshConfigException when it cannot be read, is too large, or others may write it
    static List<String> lines(Path file, boolean mustBeSafe) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (var in = Files.newInputStream(file)) {
            if (mustBeSafe && !isSafe(file)) {
                throw new SshConfigException(
                        "Others than you may write " + file + ", so that ssh refuses it: chmod go-w " + file, null);
            }
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SshConfigException(file + " is larger than 1 MB: is it a configuration of SSH?", null);
            }
            return Stream.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1))
                    .map(SshConfigFile::decoded)
                    .toList();
        } catch (IOException e) {
            throw new SshConfigException("Could not read " + file, e);
        }
    }

    /// Source: OpenSSH readconf.c, SSHCONF_CHECKPERM.
    private static boolean isSafe(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return true;
        }
        var attributes = view.readAttributes();
        var owner = attributes.owner().getName();
        var open = Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
        return (owner.equals("root") || owner.equals(System.getProperty("user.name")))
                && attributes.permissions().stream().noneMatch(open::contains);
    }

    /// @param line byte by byte
    static String decoded(String line) {
        return utf8(line.getBytes(StandardCharsets.ISO_8859_1)).orElse(line);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
