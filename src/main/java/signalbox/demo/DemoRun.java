package signalbox.demo;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/// Runs only the cluster, for use with other programs.
public final class DemoRun {
    private DemoRun() {}

    /// Prints the URL of the database as its only line, then stays until the process is interrupted or terminated.
    /// It leaves nothing behind. If the URL cannot be printed, it ends at once.
    public static void untilInterrupted(PrintStream out, DemoOptions options) {
        var cluster = DemoCluster.start(options);
        var end = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end-demo").unstarted(() -> {
                    cluster.close();
                    end.countDown();
                }));
        out.println(cluster.url());
        if (out.checkError()) {
            cluster.close();
            return;
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            cluster.close();
            Thread.currentThread().interrupt();
        }
    }
}
