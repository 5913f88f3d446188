package signalbox.queue.filter;

/// Ends the reading of a filter's text at its first fault. `FilterText` makes a value of it.
final class FilterFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    /// @param position from 0
    FilterFaultException(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
