package signalbox.ui.help;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.handbook.Chapter;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The card with the handbook: the chapters' names at the left, the chapter that is read at the right. FX thread.
public final class HelpPane extends VBox {
    private static final int NOWHERE = Integer.MIN_VALUE;
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final List<Chapter> chapters;
    private final VBox contents = new VBox(2);
    private final ScrollPane scroll = new ScrollPane();
    /// Made when they are read for the first time.
    private final Map<Integer, ChapterView> views = new HashMap<>();

    private final HelpFinder finder;
    private int open;
    /// The block that is to be shown as soon as it has a place.
    private int goal = NOWHERE;

    private String wanted = "";
    private Runnable onClose = () -> {};

    /// @param place where it opens: a chapter, or `chapter#anchor`; empty: at its beginning
    public HelpPane(List<Chapter> chapters, String version, String place) {
        this.chapters = List.copyOf(chapters);
        setId("help");
        chapters.forEach(this::addName);
        finder = new HelpFinder(chapters, this::mark, this::show);
        getStyleClass().addAll("confirm-pane", "dialog");
        setMaxSize(960, 800);
        setAccessibleText("Help");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("help-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var names = new StackPane(scrolled(contents), finder.found());
        contents.visibleProperty().bind(finder.found().visibleProperty().not());
        names.getChildren().getFirst().visibleProperty().bind(contents.visibleProperty());
        names.getStyleClass().add("help-contents");
        var middle = new HBox(names, scroll);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren().addAll(head(version), middle);
        addEventFilter(KeyEvent.KEY_PRESSED, finder::key);
        addEventFilter(KeyEvent.KEY_TYPED, finder::letter);
        open(0);
        follow(place);
    }

    private static ScrollPane scrolled(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        return pane;
    }

    /// Escape calls this, too.
    public void onClose(Runnable action) {
        onClose = action;
    }

    /// The node that gets the focus first: the arrow keys scroll.
    public Node first() {
        return scroll;
    }

    private Node head(String version) {
        var close = Labels.iconButton(Icon.CLOSE, "Close", () -> onClose.run(), "flat", "small");
        close.setId("help-close");
        var head = Labels.row(
                8,
                Icon.HELP.at(17, "i-accent"),
                Labels.of("Help", "t-13", "t-semibold"),
                Labels.of("Signalbox " + version, "t-12", "t-muted"),
                Labels.spacer(),
                finder.field(),
                close);
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private void addName(Chapter chapter) {
        var place = contents.getChildren().size();
        var link = new Hyperlink(chapter.title());
        link.getStyleClass().add("help-link");
        link.setMaxWidth(Double.MAX_VALUE);
        link.setOnAction(_ -> {
            link.setVisited(false);
            open(place);
            scroll.setVvalue(0);
        });
        contents.getChildren().add(link);
    }

    private ChapterView open(int place) {
        open = place;
        var view = views.computeIfAbsent(place, this::view);
        view.mark(wanted);
        scroll.setContent(view);
        IntStream.range(0, chapters.size())
                .forEach(at -> contents.getChildren().get(at).pseudoClassStateChanged(OPEN, at == place));
        return view;
    }

    private ChapterView view(int place) {
        var view = new ChapterView(chapters.get(place), this::follow);
        view.onLayout(() -> reach(view));
        return view;
    }

    /// @param target as a link of the handbook has it, `chapter#anchor`; of the internet: it is left to the reader
    private void follow(String target) {
        var parts = target.split("#", 2);
        IntStream.range(0, chapters.size())
                .filter(at ->
                        parts[0].isEmpty() ? at == open : chapters.get(at).id().equals(parts[0]))
                .findFirst()
                .ifPresent(at -> show(
                        at,
                        parts.length == 1 ? -1 : chapters.get(at).find(parts[1]).orElse(-1)));
    }

    private void show(HelpHit hit) {
        show(hit.chapter(), hit.block());
    }

    private void show(int chapter, int block) {
        goal = block;
        open(chapter).requestLayout();
    }

    /// What has no size yet cannot be scrolled to: it is once it was laid out.
    private void reach(ChapterView view) {
        var shown = scroll.getViewportBounds().getHeight();
        if (goal != NOWHERE && view == scroll.getContent() && shown > 0) {
            var node = view.at(goal);
            var room = view.getHeight() - shown;
            var top = node.getBoundsInParent().getMinY() - view.getInsets().getTop();
            scroll.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
            goal = NOWHERE;
        }
    }

    private void mark(String words) {
        wanted = words;
        open(open).mark(words);
    }
}
