package signalbox.monitor.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Reads a ledger's file of an older version: JSON lines, each with the whole state of a term.
public final class LedgerFile {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);
    private static final ObjectMapper JSON = JsonMapper.shared();

    private LedgerFile() {}

    /// The terms, oldest first. A line that cannot be read is skipped and reported.
    public static List<LedgerTerm> read(Path file) throws IOException {
        var terms = new ArrayList<LedgerTerm>();
        var whole = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        var strange = whole.lines()
                .filter(line -> !line.isBlank())
                .filter(line -> !isTaken(line, terms))
                .count();
        if (strange > 0) {
            LOG.warn("{} line(s) of the ledger {} cannot be read and are skipped", strange, file);
        }
        terms.sort(Comparator.comparing(LedgerTerm::from));
        return terms;
    }

    private static boolean isTaken(String line, List<LedgerTerm> terms) {
        if (!line.startsWith("{")) {
            return false;
        }
        try {
            merge(terms, JSON.readValue(line, LedgerTerm.class));
            return true;
        } catch (JacksonException _) {
            return false;
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
}
