package signalbox.ui.profiles;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.ProfileServers;
import signalbox.app.profile.SshAccess;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelStringException;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.ConnectionUrl;
import signalbox.postgres.connection.SslMode;
import signalbox.postgres.pasted.PastedConnection;
import signalbox.remote.HostSpec;
import signalbox.text.HostPort;

/// A profile while it is being typed: it may be wrong or not complete, and says so in words.
///
/// @param environment null: not chosen yet, and nothing is assumed
/// @param others names of the other profiles
/// @param refusal why the connection string in the name's field could not be taken; empty: it was not tried
record ProfileForm(
        Map<ProfileField, String> texts,
        @Nullable Environment environment,
        boolean readOnly,
        boolean directDatabase,
        Set<String> others,
        String refusal) {
    ProfileForm {
        texts = Map.copyOf(texts);
        others = Set.copyOf(others);
    }

    ProfileForm(
            Map<ProfileField, String> texts,
            @Nullable Environment environment,
            boolean readOnly,
            boolean directDatabase) {
        this(texts, environment, readOnly, directDatabase, Set.of(), "");
    }

    /// The same form, beside profiles with these names.
    ProfileForm beside(Set<String> names) {
        return new ProfileForm(texts, environment, readOnly, directDatabase, names, refusal);
    }

    /// The same form, with what is wrong with its connection string.
    ProfileForm refusing(String sentence) {
        return new ProfileForm(texts, environment, readOnly, directDatabase, others, sentence);
    }

    static ProfileForm empty() {
        return new ProfileForm(
                Map.of(ProfileField.PORT, Integer.toString(ConnectionSpec.DEFAULT_PORT)), null, false, false);
    }

    static ProfileForm of(Profile profile) {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        texts.put(ProfileField.NAME, profile.name());
        texts.put(ProfileField.HOST, profile.host());
        texts.put(ProfileField.PORT, Integer.toString(profile.port()));
        texts.put(ProfileField.DATABASE, profile.database());
        texts.put(ProfileField.USER, profile.user());
        texts.put(ProfileField.SSLMODE, orEmpty(profile.sslmode()));
        texts.put(ProfileField.SERVICE, orEmpty(profile.service()));
        texts.put(ProfileField.PARAMETERS, orEmpty(profile.parameters()));
        texts.put(ProfileField.PASSWORD_VARIABLE, orEmpty(profile.passwordVariable()));
        texts.put(ProfileField.CHANNELS, orEmpty(profile.channels()));
        texts.put(ProfileField.CONFIG, orEmpty(profile.config()));
        texts.put(ProfileField.GROUP, orEmpty(profile.group()));
        var ssh = profile.ssh();
        texts.put(ProfileField.SSH, ssh == null ? "" : ssh.spec().label());
        texts.put(ProfileField.SSH_KEY, ssh == null ? "" : orEmpty(ssh.keyFile()));
        texts.put(ProfileField.SSH_JUMP, ssh == null ? "" : orEmpty(ssh.jump()));
        return new ProfileForm(texts, profile.environment(), profile.readOnly(), ssh != null && ssh.directDatabase());
    }

    /// For a database whose environment was not given.
    ProfileForm untagged() {
        return new ProfileForm(texts, null, readOnly, directDatabase, others, "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Without white space around it; empty when nothing was typed.
    String text(ProfileField field) {
        return texts.getOrDefault(field, "").strip();
    }

    private @Nullable String optional(ProfileField field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    /// What is wrong, by field, in words. A profile can be made when this is empty and an environment is chosen.
    Map<ProfileField, String> problems() {
        var problems = new EnumMap<ProfileField, String>(ProfileField.class);
        for (var field : ProfileField.values()) {
            problem(field).ifPresent(sentence -> problems.put(field, sentence));
        }
        return problems;
    }

    /// Whether the profile can be saved.
    boolean isComplete() {
        return environment != null && problems().isEmpty();
    }

    private Optional<String> problem(ProfileField field) {
        var text = text(field);
        return Optional.ofNullable(
                switch (field) {
                    case NAME -> isUrl(text) ? urlFault(text) : name(text, others);
                    case HOST -> host(text, isTunnelled());
                    case PORT -> port(text);
                    case DATABASE ->
                        text.isEmpty() ? "Give the database. On Odoo.sh it has the name of the" + " build." : null;
                    case USER -> text.isEmpty() ? "Give the role. Odoo's own role may do everything here." : null;
                    case PASSWORD_VARIABLE ->
                        text.isEmpty() || text.matches("[A-Za-z_][A-Za-z0-9_]*")
                                ? null
                                : "The name of an environment variable: letters, digits and _. Not the password"
                                        + " itself.";
                    case CHANNELS -> channelFault().map(Throwable::getMessage).orElse(null);
                    case SSLMODE ->
                        isTunnelled() && text.equals(SslMode.VERIFY_FULL.libpq())
                                ? "Through SSH the name in the certificate cannot be compared: verify-ca checks the rest."
                                : null;
                    case CONFIG ->
                        text.isEmpty() || text.startsWith("/") || text.startsWith("~/")
                                ? null
                                : "A path that begins with / or ~/.";
                    case SSH -> text.isEmpty() ? sshNeeded() : hostFault(text);
                    case SSH_JUMP -> text.isEmpty() ? null : hostFault(text);
                    case PARAMETERS -> parametersFault(text);
                    case SERVICE, SSH_KEY, GROUP -> null;
                });
    }

    private boolean isTunnelled() {
        return !text(ProfileField.SSH).isEmpty() && !directDatabase;
    }

    String hostHelp() {
        return isTunnelled()
                ? "Name or address of the server, as seen from the SSH host; or the folder of its socket"
                : "Name or address of the server as seen from here, or several: h1:5432,h2:5433; or the folder of its"
                        + " socket";
    }

    /// What the chosen encryption means, or that it is not possible.
    String encryption() {
        return problem(ProfileField.SSLMODE)
                .orElseGet(() -> isTunnelled() && text(ProfileField.SSLMODE).isEmpty()
                        ? "prefer: SSH encrypts the connection to its host anyway."
                        : SslChoice.meaning(text(ProfileField.SSLMODE), text(ProfileField.HOST)));
    }

    private @Nullable String sshNeeded() {
        return text(ProfileField.SSH_KEY).isEmpty()
                        && text(ProfileField.SSH_JUMP).isEmpty()
                ? null
                : "These fields need an SSH host: give it, or empty them.";
    }

    private static @Nullable String hostFault(String text) {
        try {
            HostSpec.parse(sshAddress(text));
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /// Accepts the text that is copied from the page of a build on Odoo.sh: `ssh 123@build.odoo.com`.
    private static String sshAddress(String text) {
        return text.startsWith("ssh ") ? text.substring("ssh ".length()).strip() : text;
    }

    private @Nullable SshAccess ssh() {
        if (text(ProfileField.SSH).isEmpty()) {
            return null;
        }
        var host = HostSpec.parse(sshAddress(text(ProfileField.SSH)));
        return new SshAccess(
                host.host(),
                host.port(),
                host.user().isEmpty() ? null : host.user(),
                optional(ProfileField.SSH_KEY),
                optional(ProfileField.SSH_JUMP),
                directDatabase);
    }

    private static @Nullable String name(String text, Set<String> others) {
        if (text.isEmpty()) {
            return "A profile needs a name.";
        }
        if (others.stream().anyMatch(text::equalsIgnoreCase)) {
            return "Another profile has this name: edit that one, or choose another name.";
        }
        return text.contains("/") || text.contains("\\") ? "No slashes: files are named after the profile." : null;
    }

    private static @Nullable String host(String text, boolean tunnelled) {
        if (text.isEmpty()) {
            return "Give the machine's name or address.";
        }
        if (text.contains(",")) {
            return tunnelled ? "Only one host can be reached through SSH." : hostsFault(text);
        }
        if (text.startsWith("/")) {
            return null;
        }
        if (text.chars().filter(c -> c == ':').count() == 1) {
            return "Only the machine here: the port has its own field.";
        }
        return text.matches("\\S*[\\s/@]\\S*") ? "No spaces, slashes or @ in a machine's name." : null;
    }

    private static @Nullable String hostsFault(String text) {
        try {
            ProfileServers.of(text, ConnectionSpec.DEFAULT_PORT);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String parametersFault(String text) {
        try {
            ProfileServers.further(List.of(), text);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String port(String text) {
        try {
            var port = Integer.parseInt(text);
            return HostPort.isPort(port) ? null : "Between 1 and " + HostPort.LAST_PORT + ".";
        } catch (NumberFormatException _) {
            return "A number; usually 5432.";
        }
    }

    /// Why queue_job would refuse the channel string, and where in it.
    Optional<ChannelStringException> channelFault() {
        try {
            ChannelPlan.of(texts.getOrDefault(ProfileField.CHANNELS, ""));
            return Optional.empty();
        } catch (ChannelStringException e) {
            return Optional.of(e);
        }
    }

    static boolean isUrl(String text) {
        return PastedConnection.isOne(text);
    }

    private String urlFault(String url) {
        try {
            ConnectionUrl.check(url);
            return refusal.isEmpty() ? "A connection string: press Enter to fill in the fields from it." : refusal;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// With what a connection string says, but its password. If there is no name yet, the database's
    /// becomes the name.
    ProfileForm filledFrom(ConnectionSpec spec) {
        var filled = new EnumMap<ProfileField, String>(ProfileField.class);
        filled.putAll(texts);
        if (text(ProfileField.NAME).isEmpty() || isUrl(text(ProfileField.NAME))) {
            filled.put(ProfileField.NAME, Profile.nameFor(spec.database()));
        }
        filled.put(ProfileField.HOST, ProfileServers.text(spec));
        filled.put(ProfileField.PORT, Integer.toString(spec.port()));
        filled.put(ProfileField.DATABASE, spec.database());
        filled.put(ProfileField.USER, spec.user());
        filled.put(ProfileField.PARAMETERS, orEmpty(ProfileServers.parameters(spec)));
        var usual = spec.sslMode() == SslMode.defaultFor(spec.servers());
        filled.put(ProfileField.SSLMODE, usual ? "" : spec.sslMode().libpq());
        if (spec.service() != null) {
            filled.put(ProfileField.SERVICE, spec.service());
        }
        return new ProfileForm(filled, environment, readOnly, directDatabase, others, "");
    }

    /// @throws IllegalStateException as long as something is wrong
    Profile profile() {
        if (environment == null || !problems().isEmpty()) {
            throw new IllegalStateException("Not a profile yet: " + problems());
        }
        return new Profile(
                text(ProfileField.NAME),
                text(ProfileField.HOST),
                Integer.parseInt(text(ProfileField.PORT)),
                text(ProfileField.DATABASE),
                text(ProfileField.USER),
                optional(ProfileField.SSLMODE),
                environment,
                readOnly,
                optional(ProfileField.SERVICE),
                optional(ProfileField.PASSWORD_VARIABLE),
                optional(ProfileField.CHANNELS),
                ssh(),
                optional(ProfileField.PARAMETERS),
                optional(ProfileField.CONFIG),
                optional(ProfileField.GROUP));
    }
}
