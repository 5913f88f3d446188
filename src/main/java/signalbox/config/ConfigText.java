package signalbox.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The bytes of a file as the lines that Python reads: only `\n`, `\r\n` and `\r` end a line.
///
/// @param undecodable the line that is not UTF-8; null: none
record ConfigText(List<Line> lines, @Nullable Integer undecodable) {
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern ENDING = Pattern.compile("\r\n|\r|\n");

    /// @param ending empty for a last line that has none
    record Line(String text, String ending) {}

    /// @throws ConfigException when the file is too large, or is not a text
    static ConfigText read(InputStream from, String name) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ConfigException(name + " has more than " + (MOST_BYTES >> 20)
                    + " MB: that is not an odoo.conf, which has a" + " few KB");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new ConfigException(name + " is not a text file: it has a NUL byte at position " + i);
            }
        }
        return new ConfigText(lines(new String(bytes, StandardCharsets.UTF_8)), undecodable(bytes));
    }

    static ConfigText of(String text) {
        return new ConfigText(lines(text), null);
    }

    private static List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        var ending = ENDING.matcher(text);
        int from = 0;
        while (ending.find()) {
            lines.add(new Line(text.substring(from, ending.start()), ending.group()));
            from = ending.end();
        }
        if (from < text.length()) {
            lines.add(new Line(text.substring(from), ""));
        }
        return lines;
    }

    private static @Nullable Integer undecodable(byte[] bytes) {
        var decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        if (!result.isError()) {
            return null;
        }
        return 1 + (int) ENDING.matcher(decoded.flip()).results().count();
    }
}
