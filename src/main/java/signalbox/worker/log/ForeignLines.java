package signalbox.worker.log;

import java.util.regex.Pattern;
import signalbox.text.EscapedText;
import signalbox.text.NumberText;
import signalbox.text.SecretMask;

/// Lines of which none has the form of Odoo's log.
///
/// @param lines how many, from 1
/// @param example the first, or the first that Odoo wrote into the system's log; without secrets, and cut
/// @param isOfSyslog whether Odoo wrote it into the system's log
record ForeignLines(int lines, String example, boolean isOfSyslog) {
    private static final int SHOWN = 120;
    /// Secrets are looked for in so much of it.
    private static final int LOOKED_AT = 2_000;

    private static final Pattern PIECE_OF_JSON = Pattern.compile("[\\[{\\]}]+,?|\"\\w+\": ?.*");

    ForeignLines {
        var masked = EscapedText.cell(SecretMask.maskedInput(
                example.substring(0, Math.min(example.length(), LOOKED_AT)).strip()));
        example = masked.length() > SHOWN ? masked.substring(0, SHOWN) + "…" : masked;
    }

    /// Why nothing can be read, in sentences.
    ///
    /// @param source the file
    String sentence(String source) {
        return "No line of " + source + " (" + NumberText.of(lines, "line")
                + ") looks like Odoo's log, also not behind what"
                + " Docker, Kubernetes, journald or syslog write before a line, nor in JSON. Expected is "
                + LogHead.FORM
                + ". " + (isOfSyslog ? ofSyslog() : ofJson() + "The first is \"" + example + "\".");
    }

    private String ofJson() {
        return PIECE_OF_JSON.matcher(example).matches()
                ? "Of JSON with entries over several lines only a whole list is read, of up to "
                        + (RunnerLog.MOST_BYTES >> 20)
                        + " MB: jq -c '.[]' FILE | signalbox log --from -. "
                : "";
    }

    private String ofSyslog() {
        return "With syslog = True Odoo writes no date and no pid, as in \"" + example
                + "\": set syslog = False and a logfile in the odoo.conf.";
    }
}
