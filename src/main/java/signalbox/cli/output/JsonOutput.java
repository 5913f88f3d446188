package signalbox.cli.output;

import signalbox.text.SecretMask;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Writes documents as text: UTC instants in ISO-8601, keys in the order of the record. The documents are in
/// `signalbox.cli.document`.
public final class JsonOutput {
    private static final JsonMapper REVEALED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper MASKED =
            REVEALED.rebuild().addModule(masking()).build();
    private static final ObjectWriter LINE = MASKED.writer().without(SerializationFeature.INDENT_OUTPUT);

    private JsonOutput() {}

    /// A document without passwords.
    public static String text(Object document) {
        return MASKED.writeValueAsString(document);
    }

    /// The same on one line.
    public static String line(Object document) {
        return LINE.writeValueAsString(document);
    }

    /// A document with its secrets, which the operator asked to see.
    public static String revealed(Object document) {
        return REVEALED.writeValueAsString(document);
    }

    private static SimpleModule masking() {
        return new SimpleModule().addSerializer(String.class, new ValueSerializer<>() {
            @Override
            public void serialize(String text, JsonGenerator to, SerializationContext context) {
                to.writeString(SecretMask.masked(text));
            }
        });
    }
}
