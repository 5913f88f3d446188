package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import signalbox.app.file.Settings.Bounds;

class WindowPlacementTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1280, 800);
    private static final Rectangle2D DESK = new Rectangle2D(1280, 0, 2560, 1440);

    @Test
    void a_window_that_fits_stays_where_it_was() {
        var bounds = new Bounds(1400, 100, 1440, 900);
        assertThat(WindowPlacement.within(bounds, List.of(LAPTOP, DESK))).isEqualTo(bounds);
    }

    @Test
    void a_window_of_a_screen_that_is_gone_comes_to_the_one_that_is_there() {
        assertThat(WindowPlacement.within(new Bounds(1400, 100, 1200, 700), List.of(LAPTOP)))
                .isEqualTo(new Bounds(80, 100, 1200, 700));
    }

    @Test
    void a_window_is_no_larger_than_its_screen() {
        assertThat(WindowPlacement.within(new Bounds(-4, -4, 1440, 900), List.of(LAPTOP)))
                .isEqualTo(new Bounds(0, 0, 1280, 800));
    }

    @Test
    void a_window_on_two_screens_comes_to_the_one_that_shows_more_of_it() {
        assertThat(WindowPlacement.within(new Bounds(1000, 0, 1200, 700), List.of(LAPTOP, DESK)))
                .isEqualTo(new Bounds(1280, 0, 1200, 700));
    }
}
