package signalbox.worker;

/// Which process has the other end of a connection.
public sealed interface ProcessMatch {
    /// @param basis how it was found
    record Found(Worker worker, MatchBasis basis) implements ProcessMatch {}

    record Missing(Reason reason) implements ProcessMatch {}

    enum MatchBasis {
        SOCKET("its socket"),
        APPLICATION_NAME("the name of the connection");

        private final String words;

        MatchBasis(String words) {
            this.words = words;
        }

        public String label() {
            return words;
        }
    }

    /// Why no process is known.
    enum Reason {
        UNIX_SOCKET("It came through a UNIX socket, which has no address."),
        OTHER_HOST("Its client is on another host."),
        HIDDEN("This user cannot see its client's address, or which process has that socket."),
        NO_SUCH_PROCESS(
                "No process has that socket: the process ended, or it started after the processes were" + " listed."),
        NOT_COMPARABLE("The server sees Signalbox under another address (through a tunnel or address"
                + " translation): its clients cannot be compared with the sockets here.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String label() {
            return words;
        }
    }
}
