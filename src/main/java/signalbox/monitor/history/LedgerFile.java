package signalbox.monitor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.FileLock;
import signalbox.file.LineFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// A ledger's file: JSON lines, each with the whole state of a term, so that a lost line does little harm. A line is
/// appended in one write; the file is written again when it has grown. A lock beside it stops other processes on the
/// same file from appending while one replaces it.
final class LedgerFile {
    /// The file is written again when it is larger than this, and more than twice as large as after the last time.
    static final long GROWN = 1 << 20;

    static final int MOST_TERMS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Path file;
    private final BiConsumer<Path, String> replace;
    private long limit = GROWN;

    /// @param replace writes a whole file and moves it into place, readable by the owner only
    LedgerFile(Path file, BiConsumer<Path, String> replace) {
        this.file = file;
        this.replace = replace;
    }

    /// @param strange lines that cannot be read: they are kept as they are
    private record Content(List<LedgerTerm> terms, List<String> strange) {}

    /// The terms that were seen since then, oldest first. A line that cannot be read is skipped and reported.
    List<LedgerTerm> read(Instant oldest) {
        return locked(() -> {
            var content = content(oldest);
            if (!content.strange().isEmpty()) {
                LOG.warn(
                        "{} line(s) of the ledger {} cannot be read and are skipped",
                        content.strange().size(),
                        file);
            }
            return content.terms();
        });
    }

    /// @param oldest if the file is written again, terms that were last seen before this are left out
    void append(LedgerTerm term, Instant oldest) {
        locked(() -> {
            if (!Files.exists(file)) {
                replace.accept(file, "");
            }
            LineFile.append(file, JSON.writeValueAsString(term));
            if (Files.size(file) > limit) {
                compact(oldest);
            }
            return term;
        });
    }

    private void compact(Instant oldest) throws IOException {
        var content = content(oldest);
        var lines = Stream.concat(
                content.strange().stream(), content.terms().stream().map(JSON::writeValueAsString));
        replace.accept(file, lines.map(line -> line + "\n").collect(Collectors.joining()));
        limit = Math.max(GROWN, 2 * Files.size(file));
    }

    private Content content(Instant oldest) throws IOException {
        var terms = new ArrayList<LedgerTerm>();
        var strange = new ArrayList<String>();
        if (Files.exists(file)) {
            var whole = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            whole.lines().filter(line -> !line.isBlank()).forEach(line -> take(line, terms, strange));
        }
        var kept = terms.stream()
                .filter(term -> !term.lastSeen().isBefore(oldest))
                .sorted(Comparator.comparing(LedgerTerm::from))
                .toList();
        return new Content(kept.subList(Math.max(0, kept.size() - MOST_TERMS), kept.size()), strange);
    }

    private static void take(String line, List<LedgerTerm> terms, List<String> strange) {
        if (!line.startsWith("{")) {
            strange.add(line);
            return;
        }
        try {
            merge(terms, JSON.readValue(line, LedgerTerm.class));
        } catch (JacksonException _) {
            strange.add(line);
        }
    }

    /// The lines of a term are near each other, so a search from the end finds it soon.
    private static void merge(List<LedgerTerm> terms, LedgerTerm next) {
        for (var i = terms.size() - 1; i >= 0; i--) {
            if (terms.get(i).isSameTerm(next)) {
                terms.set(i, terms.get(i).mergedWith(next));
                return;
            }
        }
        terms.add(next);
    }

    private <T> T locked(FileLock.Work<T> work) {
        try {
            return FileLock.with(file, work);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
