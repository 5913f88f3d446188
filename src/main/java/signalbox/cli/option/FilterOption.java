package signalbox.cli.option;

import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.JobFilter;

/// The option `--filter`: the same text as in the window's field.
public final class FilterOption {
    private FilterOption() {}

    /// @throws IllegalArgumentException when the text is no filter, with the place of the fault marked below the text
    public static JobFilter parse(String text) {
        return switch (FilterText.parse(text)) {
            case FilterText.Filter(var filter) -> filter;
            case FilterText.Fault fault ->
                throw new IllegalArgumentException(
                        "--filter: " + fault.text() + "\n  " + text + "\n  " + " ".repeat(fault.position()) + "^");
        };
    }
}
