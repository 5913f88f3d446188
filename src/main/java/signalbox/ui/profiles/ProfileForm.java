package signalbox.ui.profiles;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.Environment;
import signalbox.app.Profile;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelStringException;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.SslMode;

/// A profile as it is being typed: may be wrong or not complete yet, and says so in words.
record ProfileForm(Map<Field, String> texts, Environment environment, boolean readOnly) {
    ProfileForm {
        texts = Map.copyOf(texts);
    }

    static ProfileForm empty() {
        return new ProfileForm(
                Map.of(Field.PORT, Integer.toString(ConnectionSpec.DEFAULT_PORT)), Environment.DEVELOPMENT, false);
    }

    static ProfileForm of(Profile profile) {
        var texts = new EnumMap<Field, String>(Field.class);
        texts.put(Field.NAME, profile.name());
        texts.put(Field.HOST, profile.host());
        texts.put(Field.PORT, Integer.toString(profile.port()));
        texts.put(Field.DATABASE, profile.database());
        texts.put(Field.USER, profile.user());
        texts.put(Field.SSLMODE, orEmpty(profile.sslmode()));
        texts.put(Field.SERVICE, orEmpty(profile.service()));
        texts.put(Field.PASSWORD_VARIABLE, orEmpty(profile.passwordVariable()));
        texts.put(Field.CHANNELS, orEmpty(profile.channels()));
        return new ProfileForm(texts, profile.environment(), profile.readOnly());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Without the white space around it; empty when nothing was typed.
    String text(Field field) {
        return texts.getOrDefault(field, "").strip();
    }

    private @Nullable String optional(Field field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    /// What is wrong with which field, in words. A profile can be made once it is empty.
    Map<Field, String> problems() {
        var problems = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            problem(field).ifPresent(sentence -> problems.put(field, sentence));
        }
        return problems;
    }

    private Optional<String> problem(Field field) {
        var text = text(field);
        return Optional.ofNullable(
                switch (field) {
                    case NAME -> name(text);
                    case HOST -> host(text);
                    case PORT -> port(text);
                    case DATABASE -> text.isEmpty() ? "Which database? On Odoo.sh it is named like the build." : null;
                    case USER -> text.isEmpty() ? "As which role? Odoo's own role may do everything here." : null;
                    case PASSWORD_VARIABLE ->
                        text.isEmpty() || text.matches("[A-Za-z_][A-Za-z0-9_]*")
                                ? null
                                : "The name of a variable: letters, digits and _. Not the password itself.";
                    case CHANNELS -> channelFault().map(Throwable::getMessage).orElse(null);
                    case SSLMODE, SERVICE -> null;
                });
    }

    private static @Nullable String name(String text) {
        if (isUrl(text)) {
            return urlFault(text).orElse("A URL: press Enter to fill in the fields from it.");
        }
        if (text.isEmpty()) {
            return "A profile needs a name.";
        }
        return text.contains("/") || text.contains("\\") ? "No slashes: files are named after it." : null;
    }

    private static @Nullable String host(String text) {
        if (text.isEmpty()) {
            return "Which machine? Its name or its address.";
        }
        if (text.startsWith("/")) {
            return "A name or an address: a socket's path cannot be used.";
        }
        if (text.chars().filter(c -> c == ':').count() == 1) {
            return "Only the machine here: the port has a field of its own.";
        }
        return text.matches("\\S*[\\s/@]\\S*") ? "No spaces, slashes or @ in a machine's name." : null;
    }

    private static @Nullable String port(String text) {
        try {
            var port = Integer.parseInt(text);
            return port >= 1 && port <= 65_535 ? null : "Between 1 and 65535.";
        } catch (NumberFormatException _) {
            return "A number; usually 5432.";
        }
    }

    /// Why queue_job would refuse the channel string, and where in it.
    Optional<ChannelStringException> channelFault() {
        try {
            ChannelPlan.of(texts.getOrDefault(Field.CHANNELS, ""));
            return Optional.empty();
        } catch (ChannelStringException e) {
            return Optional.of(e);
        }
    }

    static boolean isUrl(String text) {
        return text.startsWith("postgres://") || text.startsWith("postgresql://");
    }

    private static Optional<String> urlFault(String url) {
        try {
            ConnectionSpec.parse(url);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// With the host, port, database, user, sslmode and service of a URL; its database is the name unless
    /// there is one.
    ProfileForm filledFrom(ConnectionSpec spec) {
        var filled = new EnumMap<Field, String>(Field.class);
        filled.putAll(texts);
        if (text(Field.NAME).isEmpty() || isUrl(text(Field.NAME))) {
            filled.put(Field.NAME, spec.database().replaceAll("[/\\\\]", "-"));
        }
        filled.put(Field.HOST, spec.host());
        filled.put(Field.PORT, Integer.toString(spec.port()));
        filled.put(Field.DATABASE, spec.database());
        filled.put(Field.USER, spec.user());
        var usual = spec.sslMode() == SslMode.defaultFor(spec.host());
        filled.put(Field.SSLMODE, usual ? "" : spec.sslMode().libpq());
        if (spec.service() != null) {
            filled.put(Field.SERVICE, spec.service());
        }
        return new ProfileForm(filled, environment, readOnly);
    }

    /// @throws IllegalStateException while there are problems
    Profile profile() {
        if (!problems().isEmpty()) {
            throw new IllegalStateException("Not a profile yet: " + problems());
        }
        return new Profile(
                text(Field.NAME),
                text(Field.HOST),
                Integer.parseInt(text(Field.PORT)),
                text(Field.DATABASE),
                text(Field.USER),
                optional(Field.SSLMODE),
                environment,
                readOnly,
                optional(Field.SERVICE),
                optional(Field.PASSWORD_VARIABLE),
                optional(Field.CHANNELS));
    }
}
