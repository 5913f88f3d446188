package signalbox.handbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import signalbox.handbook.Phrase.Style;

/// Reads a chapter: one title, headings, paragraphs, entries (`**Name**: meaning`), lists of one level whose items are
/// one paragraph each, fenced code, tables, and pictures alone in a paragraph; within sentences `**strong**`, code and
/// links. Anything else is a fault of the chapter. Pure.
final class ChapterReader {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final String id;
    private final List<Block> blocks = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private String title = "";

    private ChapterReader(String id) {
        this.id = id;
    }

    /// @throws IllegalStateException when it has something that this class does not read
    static Chapter read(String id, String markdown) {
        var reader = new ChapterReader(id);
        for (var node : children(PARSER.parse(markdown))) {
            reader.add(node);
        }
        return new Chapter(id, reader.title, reader.blocks);
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private void add(Node node) {
        switch (node) {
            case org.commonmark.node.Heading heading
            when heading.getLevel() == 1 -> title = Phrase.text(spans(heading));
            case org.commonmark.node.Heading heading -> addHeading(heading);
            case org.commonmark.node.Paragraph paragraph -> addParagraph(paragraph);
            case BulletList list -> children(list).forEach(item -> addItem("•", item));
            case OrderedList list -> addNumbered(list);
            case FencedCodeBlock code ->
                blocks.add(new Block.Listing(code.getInfo(), code.getLiteral().stripTrailing()));
            case TableBlock table -> blocks.add(new Block.Grid(rows(table)));
            default -> throw fault(node);
        }
    }

    private IllegalStateException fault(Node node) {
        return new IllegalStateException(id + ".md has " + node + ", which no reader of the handbook shows");
    }

    private void addHeading(org.commonmark.node.Heading heading) {
        var words = Phrase.text(spans(heading));
        blocks.add(new Block.Heading(heading.getLevel(), words, anchor(words)));
    }

    private void addParagraph(org.commonmark.node.Paragraph paragraph) {
        if (paragraph.getFirstChild() instanceof Image picture) {
            blocks.add(new Block.Picture(picture.getDestination(), Phrase.text(spans(picture))));
            return;
        }
        var spans = spans(paragraph);
        if (spans.size() > 1
                && spans.getFirst().style() == Style.STRONG
                && spans.get(1).text().startsWith(": ")) {
            var name = spans.getFirst().text();
            var meaning = new ArrayList<>(spans.subList(1, spans.size()));
            meaning.set(0, Phrase.plain(meaning.getFirst().text().substring(2)));
            meaning.removeIf(span -> span.text().isEmpty());
            blocks.add(new Block.Entry(name, meaning, anchor(name)));
        } else {
            blocks.add(new Block.Paragraph(spans));
        }
    }

    /// Of two with one name, links lead to the first.
    private String anchor(String words) {
        var anchor = Block.anchor(words);
        return anchors.add(anchor) ? anchor : "";
    }

    private void addNumbered(OrderedList list) {
        var number = list.getMarkerStartNumber();
        for (var item : children(list)) {
            addItem(number++ + ".", item);
        }
    }

    /// What follows the first paragraph of an item, such as its commands, stands below it.
    private void addItem(String marker, Node item) {
        var parts = children(item);
        if (!(parts.getFirst() instanceof org.commonmark.node.Paragraph)) {
            throw fault(item);
        }
        blocks.add(new Block.Item(marker, spans(parts.getFirst())));
        parts.stream().skip(1).forEach(this::add);
    }

    private List<List<List<Phrase>>> rows(TableBlock table) {
        return children(table).stream()
                .flatMap(part -> children(part).stream())
                .filter(TableRow.class::isInstance)
                .map(row -> children(row).stream().map(this::spans).toList())
                .toList();
    }

    private List<Phrase> spans(Node parent) {
        var spans = new ArrayList<Phrase>();
        for (var node : children(parent)) {
            addSpan(spans, node, Style.PLAIN, "");
        }
        return List.copyOf(spans);
    }

    private void addSpan(List<Phrase> spans, Node node, Style style, String target) {
        switch (node) {
            case Text text -> join(spans, new Phrase(text.getLiteral(), style, target));
            case SoftLineBreak _, HardLineBreak _ -> join(spans, new Phrase(" ", style, target));
            case Code code -> spans.add(new Phrase(code.getLiteral(), Style.CODE, target));
            case StrongEmphasis strong -> children(strong).forEach(each -> addSpan(spans, each, Style.STRONG, target));
            case Link link ->
                children(link).forEach(each -> addSpan(spans, each, style, target(link.getDestination())));
            default -> throw fault(node);
        }
    }

    /// The parser cuts a text at each sign that might be a mark.
    private static void join(List<Phrase> spans, Phrase next) {
        if (!spans.isEmpty()
                && spans.getLast().style() == next.style()
                && spans.getLast().target().equals(next.target())
                && next.style() != Style.CODE) {
            next = new Phrase(spans.removeLast().text() + next.text(), next.style(), next.target());
        }
        spans.add(next);
    }

    /// `files.md#log` in the source, so that it leads on in a repository, too.
    private static String target(String destination) {
        return destination.contains("://") ? destination : destination.replaceFirst("\\.md(?=#|$)", "");
    }
}
