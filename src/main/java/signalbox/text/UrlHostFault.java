package signalbox.text;

import java.net.URI;
import java.util.regex.Pattern;

/// Why no host could be read from a URL. The message contains no user, password or port, because what is in the place
/// of the port may be a password.
public final class UrlHostFault {
    private static final Pattern PORT = Pattern.compile(":[^:\\]]*$");
    private static final Pattern NUMBER = Pattern.compile(":\\d*$");

    /// `127.1`, which some programs read as 127.0.0.1, and numbers such as `2130706433`.
    private static final Pattern SHORT_ADDRESS = Pattern.compile("\\d+(\\.\\d+){0,2}");

    private UrlHostFault() {}

    /// @param url a URL in which `URI` found no host
    /// @param usual the usual form of such a URL: `http://HOST:PORT`
    /// @return `has no host: http://HOST:PORT`: it follows the name of the URL
    public static String fault(URI url, String usual) {
        var authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        var place = authority.substring(authority.lastIndexOf('@') + 1);
        var port = PORT.matcher(place);
        var hasPort = port.find();
        var host = hasPort ? place.substring(0, port.start()) : place;
        if (host.isEmpty()) {
            return "has no host: " + usual;
        }
        if (hasPort && !NUMBER.matcher(port.group()).matches()) {
            return "has a port that is not a number: " + usual;
        }
        if (SHORT_ADDRESS.matcher(host).matches()) {
            return "names the host \"" + host + "\", which is a short form of an address: write all four"
                    + " numbers, for example"
                    + " 127.0.0.1";
        }
        return "names the host \"" + host + "\", which is not a valid host name: use letters, digits, dots and"
                + " hyphens"
                + (host.contains("_") ? ", no _" : "") + ". Give its address or another name";
    }
}
