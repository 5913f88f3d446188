package signalbox.postgres.libpq;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What libpq reads of the process that uses it (PostgreSQL manual, libpq, "Environment Variables").
///
/// @param user the name of the user of this system
/// @param passwdHome the home folder of the user, which HOME goes before
public record LibpqEnvironment(Map<String, String> variables, String user, Path passwdHome) {
    /// Where packages of systems keep the file of services that all users share.
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/etc/postgresql-common", "/etc/sysconfig/pgsql", "/etc/postgresql", "/etc");

    /// The folder of sockets as systems build libpq, and as PostgreSQL's own sources have it.
    private static final List<String> SOCKET_FOLDERS = List.of("/var/run/postgresql", "/tmp");

    public LibpqEnvironment {
        variables = Map.copyOf(variables);
    }

    public static LibpqEnvironment ofProcess() {
        return new LibpqEnvironment(System.getenv(), System.getProperty("user.name"), userHome());
    }

    /// Without variables: for connection strings that the program itself has written.
    public static LibpqEnvironment none() {
        return new LibpqEnvironment(Map.of(), System.getProperty("user.name"), userHome());
    }

    private static Path userHome() {
        return Path.of(System.getProperty("user.home"));
    }

    /// A variable counts as soon as it is set, even to nothing.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<String> filled(String name) {
        return variable(name).filter(value -> !value.isEmpty());
    }

    public Path home() {
        return filled("HOME").map(Path::of).orElse(passwdHome);
    }

    /// The file of services of this user.
    Path userServices() {
        return home().resolve(".pg_service.conf");
    }

    /// The file of services of all users; it need not exist.
    Path systemServices() {
        return filled("PGSYSCONFDIR")
                .map(Path::of)
                .orElseGet(() -> SYSTEM_FOLDERS.stream()
                        .map(Path::of)
                        .filter(folder -> Files.exists(folder.resolve("pg_service.conf")))
                        .findFirst()
                        .orElse(Path.of(SYSTEM_FOLDERS.getFirst())))
                .resolve("pg_service.conf");
    }

    /// The folder of the server's UNIX socket where no host is given.
    static String socketFolder() {
        return SOCKET_FOLDERS.stream()
                .filter(folder -> Files.isDirectory(Path.of(folder)))
                .findFirst()
                .orElse(SOCKET_FOLDERS.getLast());
    }
}
