package signalbox.record.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import signalbox.config.ConfigFile;

/// An odoo.conf that is in force; the facts of an episode of the kind `config`.
///
/// @param hash the SHA-256 of the text without its secrets, under which the table `config` has it
record RecordedConfig(String path, String hash) {
    /// @param text without secrets
    record MaskedText(RecordedConfig config, String text) {}

    static MaskedText of(ConfigFile file) {
        var text =
                file.lines().stream().map(line -> line.masked() + line.ending()).collect(Collectors.joining());
        return new MaskedText(new RecordedConfig(file.name(), hash(text)), text);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }

    String subject() {
        return path + " " + hash;
    }
}
