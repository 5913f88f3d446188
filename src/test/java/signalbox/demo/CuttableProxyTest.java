package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttableProxyTest {
    private static final int GENEROUS = 20_000;
    private static final int BRIEFLY = 100;
    private static final int END = -1;

    private ServerSocket server = unset();
    private CuttableProxy line = unset();
    private Socket caller = unset();
    private Socket called = unset();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test runs
    private static <T> T unset() {
        return null;
    }

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        line = new CuttableProxy("127.0.0.1", server.getLocalPort());
        caller = new Socket(InetAddress.getLoopbackAddress(), line.port());
        called = server.accept();
        caller.setSoTimeout(GENEROUS);
        called.setSoTimeout(GENEROUS);
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        called.close();
        line.close();
        server.close();
    }

    private static void say(Socket by, char what) throws IOException {
        by.getOutputStream().write(what);
    }

    private static int heard(Socket by) throws IOException {
        return by.getInputStream().read();
    }

    private static void assertHearsNothing(Socket by) throws IOException {
        by.setSoTimeout(BRIEFLY);
        assertThatThrownBy(() -> heard(by)).isInstanceOf(SocketTimeoutException.class);
        by.setSoTimeout(GENEROUS);
    }

    @Test
    void both_sides_hear_each_other() throws IOException {
        say(caller, 'q');
        assertThat(heard(called)).isEqualTo('q');
        say(called, 'a');
        assertThat(heard(caller)).isEqualTo('a');
    }

    @Test
    void while_it_is_cut_neither_hears_the_other_and_afterwards_all_that_was_said() throws IOException {
        line.cut();
        say(caller, 'q');
        say(called, 'a');
        assertHearsNothing(called);
        assertHearsNothing(caller);

        line.mend();

        assertThat(heard(called)).isEqualTo('q');
        assertThat(heard(caller)).isEqualTo('a');
    }

    @Test
    void while_it_is_cut_neither_hears_that_the_other_has_gone() throws IOException {
        line.cut();
        called.close();
        assertHearsNothing(caller);

        line.mend();

        assertThat(heard(caller)).isEqualTo(END);
    }

    @Test
    void where_nobody_listens_the_connection_ends() throws IOException {
        server.close();
        try (var late = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            late.setSoTimeout(GENEROUS);
            assertThat(heard(late)).isEqualTo(END);
        }
    }
}
