package signalbox;

/// Opens the window, or runs one command when the first argument names one.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("signalbox");
    }
}
