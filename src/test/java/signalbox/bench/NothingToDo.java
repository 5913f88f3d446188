package signalbox.bench;

/// The baseline of a command: a Java that does nothing.
final class NothingToDo {
    private NothingToDo() {}

    static void main() {}
}
