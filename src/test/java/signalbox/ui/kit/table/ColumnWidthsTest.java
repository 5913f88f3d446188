package signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.ui.kit.table.ColumnWidths.Bounds;

class ColumnWidthsTest {
    private static final List<Bounds> COLUMNS =
            List.of(new Bounds(60, 60, 60), new Bounds(100, 200, 5000), new Bounds(80, 240, 5000));

    @Test
    void each_column_is_as_wide_as_it_is_wanted_where_there_is_room() {
        assertThat(ColumnWidths.share(COLUMNS, 500)).containsExactly(60, 200, 240);
    }

    @Test
    void what_is_missing_is_taken_from_those_that_can_give() {
        assertThat(ColumnWidths.share(COLUMNS, 370)).containsExactly(60, 150, 160);
    }

    @Test
    void no_column_becomes_narrower_than_it_may() {
        assertThat(ColumnWidths.share(COLUMNS, 100)).containsExactly(60, 100, 80);
    }

    @Test
    void what_is_left_goes_to_those_that_may_grow() {
        var widths = ColumnWidths.share(COLUMNS, 940);
        assertThat(widths[0]).isEqualTo(60);
        assertThat(Arrays.stream(widths).sum()).isEqualTo(940);
        assertThat(widths[2]).isGreaterThan(widths[1]);
    }
}
