package signalbox.worker.listing;

import java.util.List;
import signalbox.text.SecretMask;

/// Says why a text is no list of processes, and how one is made. A line is repeated without passwords, and not longer
/// than people read.
///
/// @param source a name for the text
record PsFault(String source, List<String> lines) {
    private static final int SHOWN = 80;
    private static final String WAY = " A list is what " + PsOutput.COMMAND + ", ps -ef or ps aux prints";
    private static final String BUSYBOX = "; BusyBox: ps -o pid,ppid,user,etime,args";
    private static final String ENGLISH = "; in English: LC_ALL=C " + PsOutput.COMMAND;
    private static final String NO_PS = "; of a container without ps: docker top CONTAINER";

    IllegalArgumentException empty() {
        return new IllegalArgumentException(source + " is empty." + WAY + ".");
    }

    /// Neither a heading nor a process was found.
    IllegalArgumentException noList(int at) {
        var isError =
                lines.stream().anyMatch(line -> line.matches(".{0,200}(?:not found|No such file|not recogni[sz]ed).*"));
        var isUsage = lines.stream()
                .anyMatch(line ->
                        line.matches("(?i).{0,200}(?:usage:|unrecognized option|bad -o|invalid option|BusyBox).*"));
        return malformed(
                at,
                "is neither a heading of ps, such as " + PsOutput.HEADING + ", nor a process",
                (isError ? NO_PS : "") + (isUsage ? BUSYBOX : "") + english(at));
    }

    IllegalArgumentException withoutStart(int at) {
        return malformed(at, "has no column that says when the processes began", BUSYBOX);
    }

    IllegalArgumentException unreadable(PsColumns columns, int at) {
        return malformed(
                at, "does not fit the heading " + columns.heading() + ": it may be cut, or wrapped", english(at));
    }

    IllegalArgumentException noDate(String date, int at) {
        return malformed(at, "has no date that is known, but \"" + date + "\"", ENGLISH);
    }

    /// @param first, second lines of headings
    IllegalArgumentException twice(int pid, int first, int second) {
        return new IllegalArgumentException(source + " has two lists, from line " + (first + 1) + " and from line "
                + (second + 1) + ", and process " + pid + " is in both: give one of them alone.");
    }

    private String english(int at) {
        return lines.get(at).chars().limit(SHOWN).anyMatch(c -> c > 127 && Character.isLetter(c)) ? ENGLISH : "";
    }

    /// A line as a message may repeat it.
    String shown(int at) {
        var masked = SecretMask.maskedInput(lines.get(at).strip());
        return "\"" + (masked.length() > SHOWN ? masked.substring(0, SHOWN) + "…" : masked) + "\"";
    }

    private IllegalArgumentException malformed(int at, String what, String more) {
        return new IllegalArgumentException(
                source + ", line " + (at + 1) + ": " + shown(at) + " " + what + "." + WAY + more + ".");
    }
}
