package signalbox.postgres.libpq;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What libpq takes for each parameter: what the connection string says, else the section of pg_service.conf, else the
/// variable (`conninfo_add_defaults`). What none of them gives is missing here.
public final class ParameterSet {
    private static final String SERVICE = "PGSERVICE";

    private final Map<LibpqParameter, String> values = new EnumMap<>(LibpqParameter.class);

    private ParameterSet() {}

    /// @param given what the connection string says
    /// @throws IllegalArgumentException when a service is missing or wrong, or a parameter cannot be heeded
    public static ParameterSet of(Map<LibpqParameter, String> given, LibpqEnvironment environment) {
        var set = new ParameterSet();
        given.forEach((parameter, value) -> set.put(parameter, value, "the connection string"));
        environment.variable(SERVICE).ifPresent(name -> set.put(LibpqParameter.SERVICE, name, SERVICE));
        return set.completed(environment);
    }

    /// The same, and PGSERVICE names no service.
    static ParameterSet ofNamed(Map<LibpqParameter, String> given, LibpqEnvironment environment) {
        var set = new ParameterSet();
        given.forEach((parameter, value) -> set.put(parameter, value, "the connection string"));
        return set.completed(environment);
    }

    private ParameterSet completed(LibpqEnvironment environment) {
        value(LibpqParameter.SERVICE).ifPresent(name -> {
            var section = ServiceFile.section(name, values.get(LibpqParameter.SERVICEFILE), environment);
            section.values()
                    .forEach((parameter, value) ->
                            put(parameter, value, section.file().toString()));
        });
        putVariables(environment);
        return this;
    }

    /// What the variables alone give.
    private void putVariables(LibpqEnvironment environment) {
        for (var parameter : LibpqParameter.values()) {
            if (parameter != LibpqParameter.SERVICE && parameter != LibpqParameter.SERVICEFILE) {
                parameter
                        .variable()
                        .ifPresent(name -> environment.variable(name).ifPresent(value -> put(parameter, value, name)));
            }
        }
    }

    private void put(LibpqParameter parameter, String value, String source) {
        if (!values.containsKey(parameter)) {
            parameter.check(value, source);
            values.put(parameter, value);
        }
    }

    public Map<LibpqParameter, String> values() {
        return Collections.unmodifiableMap(values);
    }

    public Optional<String> value(LibpqParameter parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    /// Empty where libpq takes an empty value for none.
    public Optional<String> filled(LibpqParameter parameter) {
        return value(parameter).filter(value -> !value.isEmpty());
    }
}
