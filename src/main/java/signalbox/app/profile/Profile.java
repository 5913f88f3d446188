package signalbox.app.profile;

import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.SslMode;

/// A database that an administrator looks after. It contains no password: that comes from pgpass, a service file or the
/// environment, or is typed for the session.
///
/// @param host its name or address, the folder of a UNIX socket, or several: `h1,h2`, `h1:5432,h2:5433`
/// @param environment production if the file does not give it: an unknown database is treated as production
/// @param sslmode libpq's word; null: verify-full, or prefer on loopback and through SSH
/// @param service a section of pg_service.conf for what is missing; null: none
/// @param passwordVariable the environment variable with the password; null: none
/// @param channels the runners' channel string, so that capacities can be shown; null: not known
/// @param readOnly whether nothing may ever be changed through it
/// @param ssh how the host of its Odoo is reached; null: it is this machine, or its processes are not listed
/// @param parameters further parameters of libpq, `sslrootcert=/etc/acme.crt options='-c role=reader'`; null: none
/// @param config the path of its odoo.conf, on the SSH host, else on this machine; null: it is looked for
/// @param group what its profiles have in common, such as the customer, for the fleet; null: their names decide
public record Profile(
        String name,
        String host,
        int port,
        String database,
        String user,
        @Nullable String sslmode,
        Environment environment,
        boolean readOnly,
        @Nullable String service,
        @Nullable String passwordVariable,
        @Nullable String channels,
        @Nullable SshAccess ssh,
        @Nullable String parameters,
        @Nullable String config,
        @Nullable String group) {

    /// @throws IllegalArgumentException when a field is wrong; its message names the field
    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public Profile {
        if (name == null || host == null || database == null || user == null) {
            throw new IllegalArgumentException("A profile needs name, host, database and user");
        }
        environment = environment == null ? Environment.PRODUCTION : environment;
        if (name.isBlank() || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("A profile needs a name without slashes");
        }
        if (config != null && !config.startsWith("/") && !config.startsWith("~/")) {
            throw new IllegalArgumentException(
                    "The odoo.conf of a profile is a path from / or ~/, not \"" + config + "\"");
        }
        group = group == null || group.isBlank() ? null : group.strip();
        port = port == 0 ? ConnectionSpec.DEFAULT_PORT : port;
        if (sslmode != null) {
            SslMode.of(sslmode);
        }
        var servers = ProfileServers.of(host, port);
        if (servers.size() > 1 && ssh != null && !ssh.directDatabase()) {
            throw new IllegalArgumentException("Only one host can be reached through SSH: name one");
        }
        new ConnectionSpec(
                        servers.getFirst().host(),
                        servers.getFirst().port(),
                        database,
                        user,
                        SslMode.PREFER,
                        null,
                        null,
                        null)
                .with(ProfileServers.further(servers, parameters));
    }

    /// Whether its connections may lead to more than one server.
    boolean isOnSeveralServers() {
        return ProfileServers.of(host, port).size() > 1;
    }

    /// A name for a profile of this database, which files can be named after.
    public static String nameFor(String database) {
        var name = database.replaceAll("[/\\\\\\p{Cntrl}]", "-");
        return name.isBlank() || name.matches("\\.+") ? "unnamed" : name;
    }

    /// For a connection from the command line without a saved profile.
    public static Profile of(ConnectionSpec spec, Environment environment) {
        return new Profile(
                nameFor(spec.database()),
                ProfileServers.text(spec),
                spec.port(),
                spec.database(),
                spec.user(),
                spec.sslMode().libpq(),
                environment,
                false,
                spec.service(),
                null,
                null,
                null,
                ProfileServers.parameters(spec),
                null,
                null);
    }

    public Profile named(String other) {
        return new Profile(
                other,
                host,
                port,
                database,
                user,
                sslmode,
                environment,
                readOnly,
                service,
                passwordVariable,
                channels,
                ssh,
                parameters,
                config,
                group);
    }

    public Profile withChannels(String channelString) {
        return new Profile(
                name,
                host,
                port,
                database,
                user,
                sslmode,
                environment,
                readOnly,
                service,
                passwordVariable,
                channelString,
                ssh,
                parameters,
                config,
                group);
    }

    public Profile withEnvironment(Environment other) {
        return new Profile(
                name,
                host,
                port,
                database,
                user,
                sslmode,
                other,
                readOnly,
                service,
                passwordVariable,
                channels,
                ssh,
                parameters,
                config,
                group);
    }

    public Profile inGroup(@Nullable String other) {
        return new Profile(
                name,
                host,
                port,
                database,
                user,
                sslmode,
                environment,
                readOnly,
                service,
                passwordVariable,
                channels,
                ssh,
                parameters,
                config,
                other);
    }

    private boolean isTunnelled() {
        return ssh != null && !ssh.directDatabase();
    }

    public ConnectionSpec spec() {
        var servers = ProfileServers.of(host, port);
        var first = servers.getFirst();
        var usual = isTunnelled() ? SslMode.PREFER : SslMode.defaultFor(servers);
        var password = passwordVariable == null ? null : System.getenv(passwordVariable);
        return new ConnectionSpec(
                        first.host(),
                        first.port(),
                        database,
                        user,
                        sslmode == null ? usual : SslMode.of(sslmode),
                        password == null ? null : new Password(password),
                        service == null ? System.getenv("PGSERVICE") : service,
                        null)
                .with(ProfileServers.further(servers, parameters));
    }

    /// The beginning of a sentence.
    public static String readOnly(String name) {
        return "Profile \"" + name + "\" is read-only";
    }
}
