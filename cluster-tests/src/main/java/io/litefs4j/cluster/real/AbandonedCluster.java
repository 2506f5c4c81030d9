package io.litefs4j.cluster.real;

import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealNode;
import java.util.concurrent.CountDownLatch;

/** A test JVM that freezes its node, tells its pid and mount, and waits to be killed. */
final class AbandonedCluster {
    private AbandonedCluster() {}

    @SuppressWarnings("resource") // it is abandoned on purpose
    public static void main(String[] arguments) throws InterruptedException {
        RealNode node = RealCluster.oneStaticPrimary().primary();
        node.freeze();
        System.out.println(node.pid());
        System.out.println(node.mount());
        new CountDownLatch(1).await();
    }
}
