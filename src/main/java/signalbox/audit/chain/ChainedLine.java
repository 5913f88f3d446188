package signalbox.audit.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the end of a line of the log says of its place in the chain: `,"number":7,"previous":"…","hash":"…"}`. The hash
/// is the SHA-256 over the line as it stands before `,"hash"`: over its content, its number, and the hash of the line
/// before.
///
/// @param number from 1
/// @param previous the hash of the line before, with what stood in between
/// @param isWhole whether the hash is that of the content
public record ChainedLine(long number, String previous, String hash, boolean isWhole) {
    private static final String HEX = "[0-9a-f]{64}";
    private static final Pattern END =
            Pattern.compile(",\"number\":(\\d{1,18}),\"previous\":\"(" + HEX + ")\"(,\"hash\":\"(" + HEX + ")\"}\r?)$");
    private static final int LONGEST_END = 256;
    /// Of `,"hash":"…"}`.
    private static final int HASH_LENGTH = 9 + 64 + 2;

    /// The whole line, of what it says and of its place.
    ///
    /// @param json an object with one key at least
    static Written write(String json, long number, String previous) {
        var body =
                json.substring(0, json.length() - 1) + ",\"number\":" + number + ",\"previous\":\"" + previous + "\"";
        var hash = new LineDigest().add(body).hex();
        return new Written(body + ",\"hash\":\"" + hash + "\"}", number, hash);
    }

    /// A line as it goes to the file.
    record Written(String line, long number, String hash) {}

    /// Empty for a line that has no place in a chain: of an older version, or cut in half.
    public static Optional<ChainedLine> of(byte[] line) {
        return end(line).map(end -> {
            var body = Arrays.copyOf(line, line.length - HASH_LENGTH);
            var hash = end.group(4);
            var isWhole = new LineDigest().add(body).hex().equals(hash);
            return new ChainedLine(Long.parseLong(end.group(1)), end.group(2), hash, isWhole);
        });
    }

    /// The number of a line, whether it is as it was written or not; 0: it has no place in a chain.
    public static long number(byte[] line) {
        return end(line).map(end -> Long.parseLong(end.group(1))).orElse(0L);
    }

    private static Optional<MatchResult> end(byte[] line) {
        if (!isCandidate(line)) {
            return Optional.empty();
        }
        var from = Math.max(0, line.length - LONGEST_END);
        var end = END.matcher(new String(line, from, line.length - from, StandardCharsets.ISO_8859_1));
        return end.find() ? Optional.of(end.toMatchResult()) : Optional.empty();
    }

    /// Most lines without a place are known at once.
    private static boolean isCandidate(byte[] line) {
        var at = line.length - HASH_LENGTH;
        return at > 0 && line[at] == ',' && line[at + 2] == 'h' && line[line.length - 1] == '}';
    }
}
