package signalbox.postgres.libpq;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A `postgres://` URL, as `conninfo_uri_parse_options` of libpq reads it: the login ends at the first `@` before any
/// `/`, whatever characters are in it; hosts are separated by commas, each with a port of its own.
final class UrlText {
    private static final char END = '\0';
    private static final String FORM = "postgres://USER@HOST:PORT/DATABASE";
    private final String text;
    private int at;

    UrlText(String text) {
        this.text = text;
    }

    Map<LibpqParameter, String> read() {
        if (text.indexOf(END) >= 0) {
            throw new IllegalArgumentException("The connection string contains the character NUL");
        }
        at = text.indexOf("://") + 3;
        var values = ConnectionString.none();
        login(values);
        servers(values);
        if (next() == '/') {
            at++;
            var name = upTo("?");
            if (name.indexOf('@') >= 0) {
                throw cutLogin();
            }
            if (!name.isEmpty()) {
                values.put(LibpqParameter.DBNAME, decoded(name, "database"));
            }
        }
        if (next() == '?') {
            parameters(values);
        }
        return values;
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private String upTo(String ends) {
        var from = at;
        while (next() != END && ends.indexOf(next()) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private void login(Map<LibpqParameter, String> values) {
        var from = at;
        upTo("@/");
        if (next() != '@') {
            at = from;
            return;
        }
        var login = text.substring(from, at);
        at++;
        var colon = login.indexOf(':');
        var user = colon < 0 ? login : login.substring(0, colon);
        if (user.indexOf('?') >= 0) {
            throw new IllegalArgumentException("The connection string has a ? before its @, so that its parameters"
                    + " would be a part of the user: write /? before them and %40 for an @ in them. It is " + FORM);
        }
        if (!user.isEmpty()) {
            values.put(LibpqParameter.USER, decoded(user, "user"));
        }
        if (colon >= 0 && colon + 1 < login.length()) {
            values.put(LibpqParameter.PASSWORD, decoded(login.substring(colon + 1), "password"));
        }
    }

    private void servers(Map<LibpqParameter, String> values) {
        var hosts = new StringBuilder();
        var ports = new StringBuilder();
        while (true) {
            hosts.append(next() == '[' ? bracketed() : upTo(":/?,"));
            if (next() == ':') {
                at++;
                ports.append(upTo("/?,"));
            }
            if (next() != ',') {
                break;
            }
            at++;
            hosts.append(',');
            ports.append(',');
        }
        checkServers(hosts, ports);
        if (!hosts.isEmpty()) {
            values.put(LibpqParameter.HOST, decoded(hosts.toString(), "host"));
        }
        if (!ports.isEmpty()) {
            values.put(LibpqParameter.PORT, decoded(ports.toString(), "port"));
        }
    }

    /// An unencoded `@` or `/` in a password ends the login too early: libpq would look for a host with such a name.
    private void checkServers(StringBuilder hosts, StringBuilder ports) {
        var rest = text.substring(at);
        var isLoginCut = rest.startsWith("/")
                && rest.indexOf('@') >= 0
                && !ports.toString().matches("[0-9,]*");
        if (isLoginCut || hosts.toString().indexOf('@') >= 0) {
            throw cutLogin();
        }
        if (ports.indexOf(":") >= 0) {
            throw secondColon(hosts + ":" + ports);
        }
    }

    /// What comes after the first colon is a port.
    private static IllegalArgumentException secondColon(String server) {
        return new IllegalArgumentException(
                server.matches("[0-9A-Fa-f:.]+(%.*)?") && !server.contains(".")
                        ? "The connection string has an IPv6 address without brackets, whose first : would begin the"
                                + " port. Write [::1] for ::1: postgres://USER@[ADDRESS]:PORT/DATABASE"
                        : "The connection string has a second : after its host. The database comes after a /, and a :"
                                + " of a password before the @ is written %3A: it is "
                                + FORM);
    }

    private static IllegalArgumentException cutLogin() {
        return new IllegalArgumentException("The connection string has a password with an @ or a / in it, or a"
                + " database with an @: write %40 for @, %2F for / (and %25 for %). It is " + FORM);
    }

    /// A ? in a password without a login before it makes parameters of the rest.
    private void checkParameters() {
        var parameters = text.substring(at);
        var isLogin = text.lastIndexOf('@', at) >= 0;
        var first = parameters.split("[=&]", 2)[0];
        if (!isLogin && parameters.indexOf('@') >= 0 && LibpqParameter.of(first).isEmpty()) {
            throw cutLogin();
        }
    }

    private String bracketed() {
        at++;
        var address = upTo("]");
        if (next() != ']') {
            throw new IllegalArgumentException(
                    "The connection string has an IPv6 address without its ]: postgres://USER@[ADDRESS]:PORT/DATABASE");
        }
        at++;
        if (address.isEmpty() || ":/?,\0".indexOf(next()) < 0) {
            throw new IllegalArgumentException("The connection string has an IPv6 address that is empty or followed"
                    + " by other characters: postgres://USER@[ADDRESS]:PORT/DATABASE");
        }
        return address;
    }

    private void parameters(Map<LibpqParameter, String> values) {
        at++;
        checkParameters();
        var before = "";
        while (at < text.length()) {
            var pair = upTo("&");
            at++;
            var equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("The connection string has a parameter without =: "
                        + ConnectionString.shown(before, pair)
                        + ". It is KEY=VALUE; a ? in the name of the database is written as %3F");
            }
            var key = decoded(pair.substring(0, equals), "name of a parameter");
            if (pair.indexOf('=', equals + 1) >= 0) {
                throw new IllegalArgumentException("The connection string has two = in the parameter "
                        + ConnectionString.shown(before, key)
                        + ": parameters are separated by &, and in a value = is written %3D");
            }
            var value = decoded(pair.substring(equals + 1), "value of " + ConnectionString.shown(before, key));
            if (key.equals("ssl") && value.equals("true")) {
                values.put(LibpqParameter.SSLMODE, "require");
            } else {
                ConnectionString.store(values, before, key, value);
            }
            before = key;
        }
    }

    /// @throws IllegalArgumentException that names the part and not what it says
    static String decoded(String part, String what) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '%') {
                bytes.write(hexadecimal(part, i + 1, what));
                i += 2;
            } else {
                var end = Character.isHighSurrogate(part.charAt(i)) && i + 1 < part.length() ? i + 2 : i + 1;
                bytes.writeBytes(part.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The " + what + " in the connection string is not UTF-8: check what its % stand for", e);
        }
    }

    private static int hexadecimal(String part, int from, String what) {
        var digits = from + 2 <= part.length() ? part.substring(from, from + 2) : "";
        if (!digits.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("The " + what + " in the connection string has a % without two"
                    + " hexadecimal digits after it: write %25 for the character %");
        }
        var code = Integer.parseInt(digits, 16);
        if (code == 0) {
            throw new IllegalArgumentException(
                    "The " + what + " in the connection string has a %00, which is none of" + " its characters");
        }
        return code;
    }
}
