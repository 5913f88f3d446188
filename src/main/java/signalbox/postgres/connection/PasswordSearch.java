package signalbox.postgres.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.PasswordFile;
import signalbox.postgres.libpq.PasswordFile.PasswordKey;
import signalbox.postgres.libpq.ServiceFile;

/// Where a password comes from, in libpq's order: what was given or typed, the section of the service, PGPASSWORD, the
/// password file.
///
/// @param places where there was none, for people, in that order
record PasswordSearch(Optional<Password> found, List<String> places) {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordSearch.class);
    private static final String VARIABLE = "PGPASSWORD";

    /// @param spec of one server
    /// @throws IllegalArgumentException when the service is missing or wrong
    static PasswordSearch of(ConnectionSpec spec, LibpqEnvironment environment) {
        var given = spec.password();
        if (given != null) {
            return new PasswordSearch(Optional.of(given), List.of());
        }
        var places = new ArrayList<String>();
        var found = ofService(spec, environment, places).or(() -> ofVariable(environment, places));
        return new PasswordSearch(
                found.or(() -> ofFile(spec, environment, places)).map(Password::new), List.copyOf(places));
    }

    private static Optional<String> ofService(ConnectionSpec spec, LibpqEnvironment environment, List<String> places) {
        return section(spec, environment).flatMap(section -> {
            places.add("section [" + spec.service() + "] of " + section.file());
            return filled(Optional.ofNullable(section.values().get(LibpqParameter.PASSWORD)));
        });
    }

    /// @throws IllegalArgumentException when the service is missing or wrong
    private static Optional<ServiceFile> section(ConnectionSpec spec, LibpqEnvironment environment) {
        var file = spec.further().value(LibpqParameter.SERVICEFILE).orElse(null);
        return Optional.ofNullable(spec.service()).map(name -> ServiceFile.section(name, file, environment));
    }

    private static Optional<String> ofVariable(LibpqEnvironment environment, List<String> places) {
        places.add(VARIABLE);
        return filled(environment.variable(VARIABLE));
    }

    private static Optional<String> ofFile(ConnectionSpec spec, LibpqEnvironment environment, List<String> places) {
        var named = spec.further()
                .value(LibpqParameter.PASSFILE)
                .or(() -> environment.variable("PGPASSFILE"))
                .orElse(null);
        var file = PasswordFile.of(named, environment);
        var warning = file.warning();
        warning.ifPresent(LOG::warn);
        var key = new PasswordKey(spec.host(), spec.port(), spec.database(), spec.user());
        var password = filled(file.password(key));
        var why = warning.map(sentence -> sentence.replaceFirst("^.* is ignored[,:] ", "is ignored: "))
                .or(() -> password.isPresent() ? Optional.empty() : file.nearMiss(key));
        places.add(file.path() + why.map(reason -> " (" + reason + ")").orElse(""));
        return password;
    }

    private static Optional<String> filled(Optional<String> password) {
        return password.filter(text -> !text.isEmpty());
    }
}
