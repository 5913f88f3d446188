package signalbox.app.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.JsonFault;
import signalbox.app.file.JsonFile;
import signalbox.app.file.JsonLines;
import signalbox.postgres.connection.ConnectionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes profiles.json entry by entry: an entry that cannot be used does not stop the others, and stays
/// unchanged in the file.
final class ProfileEntries {
    private static final String PROFILES = "profiles";
    private static final JsonMapper JSON = JsonFile.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProfileEntries() {}

    static JsonNode none() {
        var document = JSON.createObjectNode();
        document.putArray(PROFILES);
        return document;
    }

    /// @param text gives the document as it is written
    /// @throws IllegalArgumentException when it is not a list of profiles
    static Profiles.Saved read(JsonNode document, Supplier<String> text) {
        var usable = new ArrayList<Profile>();
        var unusable = new ArrayList<UnusableProfile>();
        var nodes = nodes(document);
        for (var i = 0; i < nodes.size(); i++) {
            try {
                usable.add(profile(nodes.get(i)));
            } catch (JacksonException e) {
                unusable.add(unusable(nodes.get(i), i, e, JsonLines.of(text.get())));
            }
        }
        return new Profiles.Saved(usable, unusable);
    }

    private static Profile profile(JsonNode node) {
        if (!node.isObject()) {
            throw MismatchedInputException.from(null, Profile.class, "not an object");
        }
        return JSON.treeToValue(node, Profile.class);
    }

    private static List<JsonNode> nodes(JsonNode document) {
        for (var key : document.propertyNames()) {
            if (!key.equals(PROFILES)) {
                throw new IllegalArgumentException(JsonFault.unknown(key, List.of(PROFILES)));
            }
        }
        var list = document.path(PROFILES);
        if (!document.isObject() || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            throw new IllegalArgumentException("it is not {\"profiles\": […]}");
        }
        var nodes = new ArrayList<JsonNode>();
        list.forEach(nodes::add);
        return nodes;
    }

    private static UnusableProfile unusable(JsonNode node, int index, JacksonException e, JsonLines lines) {
        var name = text(node, "name");
        var entry = "/" + PROFILES + "/" + index;
        var line = lines.of(entry + "/" + JsonFault.key(e).replace('.', '/'), entry);
        return new UnusableProfile(name == null ? "number " + (index + 1) : name, line, JsonFault.text(e), place(node));
    }

    private static @Nullable DatabaseAddress place(JsonNode node) {
        var database = text(node, "database");
        if (database == null) {
            return null;
        }
        var port = node.path("port").asInt(0);
        var ssh = node.path("ssh").isMissingNode() || node.path("ssh").isNull();
        return new DatabaseAddress(
                null, ssh ? text(node, "host") : null, port == 0 ? ConnectionSpec.DEFAULT_PORT : port, database);
    }

    private static @Nullable String text(JsonNode node, String key) {
        var value = node.path(key);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    /// The document with another list. Everything that does not change stays as it was written.
    static JsonNode changed(JsonNode document, UnaryOperator<List<JsonNode>> change) {
        var list = change.apply(nodes(document));
        var changed = JSON.createObjectNode();
        changed.putArray(PROFILES).addAll(list);
        return changed;
    }

    static JsonNode node(Profile profile) {
        ObjectNode node = JSON.valueToTree(profile);
        return node;
    }

    static boolean isNamed(JsonNode node, String name) {
        return name.equals(text(node, "name"));
    }
}
