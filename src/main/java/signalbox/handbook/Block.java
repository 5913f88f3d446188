package signalbox.handbook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of a chapter, in reading order. Pure.
public sealed interface Block {
    /// What is in it, without marks: what is searched.
    String text();

    /// By which links reach it; unique in its chapter. Empty: none leads here.
    default String anchor() {
        return "";
    }

    /// @param level 2 or 3: the title of the chapter has 1
    record Heading(int level, String title, String anchor) implements Block {
        @Override
        public String text() {
            return title;
        }
    }

    record Paragraph(List<Phrase> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        @Override
        public String text() {
            return Phrase.text(spans);
        }
    }

    /// A word that is explained, written `**Name**: meaning`.
    record Entry(String name, List<Phrase> meaning, String anchor) implements Block {
        public Entry {
            meaning = List.copyOf(meaning);
        }

        @Override
        public String text() {
            return name + " " + Phrase.text(meaning);
        }
    }

    /// Lines to copy: commands, statements, a part of a file.
    ///
    /// @param language `sh`, `sql`, `json`, `ini`; empty: none
    record Listing(String language, String text) implements Block {}

    /// @param marker `•`, or `1.`
    record Item(String marker, List<Phrase> spans) implements Block {
        public Item {
            spans = List.copyOf(spans);
        }

        @Override
        public String text() {
            return Phrase.text(spans);
        }
    }

    /// @param rows the first one is the head
    record Grid(List<List<List<Phrase>>> rows) implements Block {
        public Grid {
            rows = List.copyOf(rows);
        }

        @Override
        public String text() {
            return rows.stream()
                    .map(row -> row.stream().map(Phrase::text).collect(Collectors.joining(" ")))
                    .collect(Collectors.joining("\n"));
        }
    }

    /// @param file the name of a picture that `--screenshots` writes, such as `overview.png`
    record Picture(String file, String description) implements Block {
        @Override
        public String text() {
            return description;
        }
    }

    /// As a link names it: `Why it is safe` is `why-it-is-safe`.
    static String anchor(String words) {
        return Stream.of(words.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }
}
