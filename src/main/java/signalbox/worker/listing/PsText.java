package signalbox.worker.listing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a list of `ps` without what terminals, editors and other programs add to them.
final class PsText {
    /// What terminals write for colours and titles.
    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)?)");
    /// `user@host:~$ ps -ef`, `# ps aux`, `bash-5.1$`
    private static final Pattern PROMPT = Pattern.compile("\\s*(?:\\S+[$#%>❯]|[$#%>❯]|\\S+@\\S+.*?[$#%>❯])(?:\\s.*)?");

    /// What some programs put before each line: the name of a host or pod, or the mark of a quotation.
    private static final Pattern PREFIX = Pattern.compile("(?:\\S{1,80}\\s{0,3}[:|>]|>|\\[\\S{1,120}])\\s");

    private PsText() {}

    static List<String> lines(byte[] bytes) {
        var text = new String(bytes, charset(bytes)).replace("\ufeff", "").replace('\u00a0', ' ');
        return withoutPrefix(ESCAPES.matcher(text).replaceAll("").lines().toList());
    }

    /// A shell of Windows writes UTF-16 when it redirects what `ssh` printed.
    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    /// Without what stands before the heading, where it stands before each line.
    private static List<String> withoutPrefix(List<String> lines) {
        for (var line : lines) {
            var prefix = PREFIX.matcher(line);
            if (prefix.lookingAt() && PsColumns.of(line.substring(prefix.end())).isPresent()) {
                return lines.stream()
                        .map(each -> each.startsWith(prefix.group()) ? each.substring(prefix.end()) : each)
                        .toList();
            }
        }
        return lines;
    }

    static boolean isPrompt(String line) {
        return PROMPT.matcher(line).matches();
    }
}
