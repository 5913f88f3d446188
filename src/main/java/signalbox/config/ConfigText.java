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
/// @param isUtf16 whether the file says that it is UTF-16: its lines are read as that
record ConfigText(List<Line> lines, @Nullable Integer undecodable, boolean isUtf16) {
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern ENDING = Pattern.compile("\r\n|\r|\n");

    /// @param ending empty for a last line that has none
    record Line(String text, String ending) {}

    /// @throws ConfigException when the file is too large
    static ConfigText read(InputStream from, String name) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ConfigException(name + " has more than " + (MOST_BYTES >> 20)
                    + " MB: that is not an odoo.conf, which has a" + " few KB");
        }
        return isUtf16(bytes)
                ? new ConfigText(lines(new String(bytes, StandardCharsets.UTF_16)), 1, true)
                : new ConfigText(lines(new String(bytes, StandardCharsets.UTF_8)), undecodable(bytes), false);
    }

    /// By its byte order mark.
    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
    }

    static ConfigText of(String text) {
        return new ConfigText(lines(text), null, false);
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
