package signalbox.queue.job;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// A job of a profile, as one person hands it to another: `signalbox://PROFILE/job/UUID`. The search field of a window
/// opens it. Pure.
///
/// @param profile the name that the profile has with the person who made the link
public record JobLink(String profile, String uuid) {
    private static final Pattern FORM = Pattern.compile("signalbox://([^/\\s]+)/job/(\\S+)");

    /// Empty where the text is no link.
    public static Optional<JobLink> of(String text) {
        var link = FORM.matcher(text.strip());
        try {
            return link.matches()
                    ? Optional.of(new JobLink(decoded(link.group(1)), decoded(link.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public String text() {
        return "signalbox://" + encoded(profile) + "/job/" + encoded(uuid);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
