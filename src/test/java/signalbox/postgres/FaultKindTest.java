package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import signalbox.postgres.connection.PostgresException.Kind;

class FaultKindTest {
    @Test
    void what_only_a_person_can_correct_is_left_to_the_person() {
        assertThat(those(Kind::needsPerson)).containsExactlyInAnyOrder(Kind.WRONG_PASSWORD, Kind.NO_SUCH_ROLE);
    }

    @Test
    void what_passes_by_itself_is_tried_again_soon() {
        assertThat(those(Kind::mayPass))
                .containsExactlyInAnyOrder(
                        Kind.UNREACHABLE,
                        Kind.TOO_MANY_CONNECTIONS,
                        Kind.READ_ONLY,
                        Kind.TIMED_OUT,
                        Kind.CONNECTION_LOST,
                        Kind.OUTCOME_UNKNOWN,
                        Kind.STATEMENT);
    }

    @Test
    void a_statement_that_fails_leaves_the_connection_usable() {
        assertThat(those(Kind::isOfStatement))
                .containsExactlyInAnyOrder(Kind.NO_RIGHTS, Kind.READ_ONLY, Kind.TIMED_OUT, Kind.STATEMENT);
    }

    private static Set<Kind> those(Predicate<Kind> are) {
        var found = EnumSet.allOf(Kind.class);
        found.removeIf(are.negate());
        return found;
    }
}
