package signalbox.cli.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.text.EscapedText;
import signalbox.text.SecretMask;

/// Prints everything that commands print: sentences and tables without passwords and without terminal escapes. JSON,
/// for programs, keeps every character; its passwords are masked where the document is written.
public final class TerminalOutput extends PrintStream {
    private final FailureKeepingOutput to;
    private final Set<String> told = new LinkedHashSet<>();

    public TerminalOutput(OutputStream to) {
        this(new FailureKeepingOutput(to));
    }

    private TerminalOutput(FailureKeepingOutput to) {
        super(to, true, StandardCharsets.UTF_8);
        this.to = to;
    }

    /// Where it ends.
    public FailureKeepingOutput end() {
        return to;
    }

    /// A sentence that is worth one line, however often it comes up.
    public synchronized void note(String sentence) {
        if (told.add(sentence)) {
            println(sentence);
        }
    }

    /// A message without the sentences that were told before.
    public synchronized void noteRest(String message) {
        var rest = message;
        for (var sentence : told) {
            rest = rest.replace(sentence, "").strip();
        }
        if (!rest.isEmpty()) {
            println(rest);
        }
    }

    /// A JSON document on lines of its own.
    public void json(String document) {
        super.print(document);
        println();
    }

    /// A text whose secrets were asked for.
    public void revealed(String text) {
        super.print(EscapedText.lines(text));
    }

    @Override
    public void print(@Nullable String text) {
        super.print(EscapedText.lines(SecretMask.masked(String.valueOf(text))));
    }

    @Override
    public void print(@Nullable Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void print(char[] text) {
        print(new String(text));
    }

    @Override
    public void println(@Nullable String line) {
        print(line + System.lineSeparator());
    }

    @Override
    public void println(@Nullable Object object) {
        println(String.valueOf(object));
    }
}
