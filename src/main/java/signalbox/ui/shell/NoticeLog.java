package signalbox.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import signalbox.app.session.FindingHistory;
import signalbox.ui.kit.Motion;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Shows notices, and keeps the last ones with their times for a person who looked away. FX thread.
final class NoticeLog implements NoticeBoard {
    private static final int MOST = 100;

    /// @param at by this machine's clock
    record Kept(Instant at, Notice notice) {}

    private final NoticeBoard board;
    private final InstantSource clock;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long noticed;
    private long seen;

    NoticeLog(NoticeBoard board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public void notifyOperator(Notice notice) {
        noticed++;
        kept.addFirst(new Kept(clock.instant(), notice));
        if (kept.size() > MOST) {
            kept.removeLast();
        }
        board.notifyOperator(notice);
    }

    /// How much happened since the pane was opened last.
    int news(FindingHistory findings) {
        return (int) (noticed + findings.noticed() - seen);
    }

    /// Shows what happened below the node; from now on it is no news.
    ///
    /// @param look gives a pane the look of the window
    void open(FindingHistory findings, Function<Region, ? extends Node> look, Node below) {
        var pop = new PopOver(look.apply(pane(findings)));
        pop.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        pop.setArrowIndent(4);
        Motion.show(pop, below);
    }

    HappenedPane pane(FindingHistory findings) {
        seen = noticed + findings.noticed();
        return new HappenedPane(findings.newestFirst(), List.copyOf(kept), clock.instant());
    }
}
