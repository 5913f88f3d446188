package signalbox.postgres.libpq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of lines that people write by hand. What is no plain file (a pipe, a device) could keep its reader waiting
/// for ever, and is not read.
final class SmallFile {
    static final int MOST_BYTES = 1024 * 1024;

    private SmallFile() {}

    /// @throws IOException when it cannot be read, is no plain file, or has more than 1 MB; its message is the reason
    static byte[] read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is not a plain file");
        }
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it has more than 1 MB");
            }
            return bytes;
        }
    }

    /// The lines that are UTF-8; one that is not says nothing about the others.
    static List<String> lines(byte[] bytes) {
        var lines = new ArrayList<String>();
        var from = 0;
        for (var i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                decoded(ByteBuffer.wrap(bytes, from, i - from)).ifPresent(lines::add);
                from = i + 1;
            }
        }
        return lines;
    }

    private static Optional<String> decoded(ByteBuffer line) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(line).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
