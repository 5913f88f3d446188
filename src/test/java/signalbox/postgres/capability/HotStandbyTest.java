package signalbox.postgres.capability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of primary_conninfo is told: where the primary is, and nothing else.
class HotStandbyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "host=db1 port=5433 user=replicator password=secret | db1:5433",
                "user=replicator password='host=no port=1' host = db1 | db1:5432",
                "hostaddr=10.0.0.7 sslmode=require | 10.0.0.7:5432",
                "host=db1,db2 port=5432,5433 | db1:5432, db2:5433",
                "host=db1,db2 port=5433 | db1:5433, db2:5433",
                "host='/var/run/postgresql' password='it''s' | /var/run/postgresql:5432",
                "postgres://replicator:secret@db1:5433/postgres?sslmode=require | db1:5433",
                "postgresql://db1 | db1"
            })
    void the_address_is_told_without_what_stands_beside_it(String conninfo, String address) {
        assertThat(HotStandby.address(conninfo))
                .contains(address)
                .get()
                .asString()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"\"\" | x", "user=replicator | x", "service=main | x"})
    void without_an_address_none_is_told(String conninfo, String any) {
        assertThat(HotStandby.address(conninfo)).as(any).isEmpty();
    }

    @Test
    void the_refusal_names_the_primary_where_it_is_known() {
        assertThat(new HotStandby("db1:5432").refusal()).contains("db1:5432");
        assertThat(new HotStandby(null).refusal())
                .contains("hidden from this role")
                .endsWith("primary.");
    }
}
