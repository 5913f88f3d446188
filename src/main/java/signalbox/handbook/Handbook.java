package signalbox.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The chapters in reading order. The text of each is `ID.md` beside this class: CommonMark with tables, of which
/// `ChapterReader` says what may be used. `{name}` alone in a paragraph is replaced by a text that is declared
/// elsewhere
/// or known only at run time.
public final class Handbook {
    /// The name of the chapter with the findings that `check` reports; that about an odoo.conf has `CONFIG_FINDINGS`.
    public static final String FINDINGS = "findings";

    public static final String CONFIG_FINDINGS = "config-findings";

    /// Before the code of a finding that came from the checks of an odoo.conf.
    private static final String OF_CONFIG = "config-";

    /// What stands for `{screens}`, `{keys}`, `{files}` and `{commands}`.
    public static final List<String> PLACEHOLDERS = List.of("screens", "keys", "files", "commands");

    private static final List<String> IDS = List.of(
            "install",
            "odoo-sh",
            "screens",
            "fleet",
            "stand-still",
            FINDINGS,
            CONFIG_FINDINGS,
            "jobs",
            "actions",
            "election",
            "channels",
            "runner",
            "guard",
            "drills",
            "workers",
            "odoo-conf",
            "log",
            "profiles",
            "rights",
            "metrics",
            "commands",
            "reference",
            "recording",
            "time-machine",
            "files",
            "looks",
            "keys",
            "trouble");

    private Handbook() {}

    /// @param texts Markdown for each of `PLACEHOLDERS`
    public static List<Chapter> chapters(Map<String, String> texts) {
        return IDS.stream().map(id -> ChapterReader.read(id, filled(id, texts))).toList();
    }

    /// Where a finding is explained: a chapter and an anchor in it.
    public static String placeOf(String code) {
        return code.startsWith(OF_CONFIG)
                ? CONFIG_FINDINGS + "#" + code.substring(OF_CONFIG.length())
                : FINDINGS + "#" + code;
    }

    private static String filled(String id, Map<String, String> texts) {
        var text = markdown(id);
        for (var name : PLACEHOLDERS) {
            text = text.replace("\n{" + name + "}\n", "\n" + Objects.requireNonNull(texts.get(name)) + "\n");
        }
        return text;
    }

    /// The text of a chapter as its file has it.
    public static String markdown(String id) {
        try (var text = Handbook.class.getResourceAsStream(id + ".md")) {
            return new String(Objects.requireNonNull(text, id).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
