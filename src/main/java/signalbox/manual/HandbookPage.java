package signalbox.manual;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.document;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.picture;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.source;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.handbook.Block;
import signalbox.handbook.Chapter;
import signalbox.handbook.Phrase;

/// All chapters as one page for a browser, in light or dark as the reader's system is. It has no script and loads
/// nothing. Pure.
final class HandbookPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --fg: #1f2328; --bg: #ffffff; --muted: #59636e; --line: #d1d9e0; --inset: #f6f8fa; --link: #0969da }
            @media (prefers-color-scheme: dark) {
              :root { --fg: #e6edf3; --bg: #0d1117; --muted: #9198a1; --line: #3d444d; --inset: #161b22; --link: #4493f8 } }
            * { box-sizing: border-box }
            html { scroll-padding-top: 16px }
            body { margin: 0; font: 15px/1.6 Inter, system-ui, sans-serif; color: var(--fg); background: var(--bg); display: flex }
            nav { position: sticky; top: 0; height: 100vh; overflow: auto; flex: 0 0 268px; padding: 24px 20px; border-right: 1px solid var(--line); background: var(--inset) }
            nav ol { list-style: none; margin: 12px 0; padding: 0 } nav li { margin: 5px 0 } nav .version { color: var(--muted); font-size: 13px }
            main { flex: 1; min-width: 0; max-width: 880px; padding: 24px 40px 80px }
            h1 { font-size: 20px; margin: 0 } h2 { font-size: 24px; margin: 56px 0 16px; padding-bottom: 8px; border-bottom: 1px solid var(--line) }
            article:first-of-type h2 { margin-top: 0 } h3 { font-size: 18px; margin: 32px 0 8px } h4 { font-size: 15px; margin: 24px 0 8px }
            a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
            code, pre { font: 13px/1.5 "JetBrains Mono", ui-monospace, monospace } code { background: var(--inset); border-radius: 4px; padding: 1px 4px }
            pre { background: var(--inset); border: 1px solid var(--line); border-radius: 6px; padding: 12px 14px; overflow: auto } pre code { padding: 0; background: none }
            dl { margin: 10px 0; display: grid; grid-template-columns: minmax(140px, 220px) 1fr; gap: 8px 20px } dt { font-weight: 600; overflow-wrap: anywhere } dd { margin: 0 }
            dl:target, dt:target { outline: 2px solid var(--link); outline-offset: 4px; border-radius: 2px }
            .item { display: flex; gap: 8px; margin: 6px 0 } .item > span:first-child { flex: 0 0 20px; color: var(--muted) }
            table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line) }
            figure { margin: 16px 0 } img { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px } figcaption { color: var(--muted); font-size: 13px }
            @media (max-width: 820px) { body { display: block } nav { position: static; height: auto; border: 0 } main { padding: 16px } dl { grid-template-columns: 1fr } }
            @media print { nav { display: none } }
            """;

    private final Chapter chapter;
    private final PagePictures pictures;

    private HandbookPage(Chapter chapter, PagePictures pictures) {
        this.chapter = chapter;
        this.pictures = pictures;
    }

    /// The whole page, in UTF-8.
    static String of(List<Chapter> chapters, String version, PagePictures pictures) {
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        title("Signalbox: handbook"),
                                        style(rawHtml(STYLE))),
                                body(
                                        contents(chapters, version),
                                        main(each(chapters, one -> new HandbookPage(one, pictures).content()))))
                        .attr("lang", "en"))
                + "\n";
    }

    private static DomContent contents(List<Chapter> chapters, String version) {
        return nav(
                h1("Signalbox"),
                p("Handbook, version " + version).withClass("version"),
                ol(each(chapters, one -> li(a(one.title()).withHref("#" + one.id())))));
    }

    private DomContent content() {
        return article(h2(chapter.title()).withId(chapter.id()), each(chapter.blocks(), this::block));
    }

    private DomContent block(Block block) {
        return switch (block) {
            case Block.Heading heading ->
                (heading.level() == 2 ? h3(heading.title()) : h4(heading.title())).attr("id", anchor(block));
            case Block.Paragraph(var spans) -> p(sentences(spans));
            case Block.Entry entry -> dl(dt(entry.name()).attr("id", anchor(block)), dd(sentences(entry.meaning())));
            case Block.Listing(var _, var lines) -> pre(code(lines));
            case Block.Item(var marker, var spans) ->
                div(span(marker), span(sentences(spans))).withClass("item");
            case Block.Grid(var rows) -> grid(rows);
            case Block.Picture shown -> pictured(shown);
        };
    }

    /// Null is no attribute.
    private @Nullable String anchor(Block block) {
        return block.anchor().isEmpty() ? null : chapter.id() + "." + block.anchor();
    }

    private DomContent sentences(List<Phrase> spans) {
        return each(spans, this::sentence);
    }

    private DomContent sentence(Phrase piece) {
        DomContent words = switch (piece.style()) {
            case PLAIN -> text(piece.text());
            case STRONG -> strong(piece.text());
            case CODE -> code(piece.text());
        };
        return piece.target().isEmpty() ? words : a(words).withHref(address(piece.target()));
    }

    private String address(String target) {
        if (target.contains("://")) {
            return target;
        }
        var parts = target.split("#", 2);
        var of = parts[0].isEmpty() ? chapter.id() : parts[0];
        return "#" + of + (parts.length == 1 ? "" : "." + parts[1]);
    }

    private DomContent grid(List<List<List<Phrase>>> rows) {
        return table(each(
                IntStream.range(0, rows.size()).boxed().toList(),
                row -> tr(each(rows.get(row), cell -> row == 0 ? th(sentences(cell)) : td(sentences(cell))))));
    }

    private DomContent pictured(Block.Picture shown) {
        return pictures.pair(shown.file())
                .<DomContent>map(pair -> figure(
                        picture(
                                source().attr("srcset", pair.dark()).withMedia("(prefers-color-scheme: dark)"),
                                img().withSrc(pair.light()).withAlt(shown.description())),
                        figcaption(shown.description())))
                .orElseGet(() -> text(""));
    }
}
