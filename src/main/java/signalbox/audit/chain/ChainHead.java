package signalbox.audit.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import signalbox.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is kept beside the log, so that lines that are cut off at its end show: the last line, and how large the file
/// was
/// then.
///
/// @param number of the last line: so many were written
/// @param hash of the last line
/// @param size of the file, in bytes
record ChainHead(long number, String hash, long size) {
    private static final int LARGEST = 4096;

    static Path file(Path log) {
        return log.resolveSibling(log.getFileName() + ".head");
    }

    /// Empty if there is none, or none that can be read.
    static Optional<ChainHead> read(Path log) {
        var file = file(log);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(JsonMapper.shared().readValue(Files.readAllBytes(file), ChainHead.class))
                    .filter(ChainHead::isPossible);
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    private boolean isPossible() {
        return number > 0 && size >= 0 && hash != null && hash.matches("[0-9a-f]{64}");
    }

    void write(Path log) throws IOException {
        var text = JsonMapper.shared().writeValueAsString(this);
        WholeFile.write(file(log), writer -> writer.write(text + "\n"));
    }
}
