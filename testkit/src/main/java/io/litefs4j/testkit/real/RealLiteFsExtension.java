package io.litefs4j.testkit.real;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts and closes the clusters of {@link RealLiteFs}, which is the way to use it. */
public final class RealLiteFsExtension implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace CLUSTERS = Namespace.create(RealLiteFsExtension.class);

    /** Made by JUnit. */
    public RealLiteFsExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealCluster.class;
    }

    @Override
    public RealCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RealTopology topology = topology(context);
        Store store = context.getStore(CLUSTERS);
        RealCluster shared = store.get(topology, RealCluster.class);
        if (shared != null) {
            return shared;
        }
        RealCluster cluster = topology.start();
        store.put(topology, cluster); // the store closes it with its context
        return cluster;
    }

    private static RealTopology topology(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, RealLiteFs.class))
                .or(() -> context.getTestClass()
                        .flatMap(type -> AnnotationSupport.findAnnotation(type, RealLiteFs.class)))
                .map(RealLiteFs::value)
                .orElse(RealTopology.TWO_STATIC_NODES);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        RealCluster cluster = context.getStore(CLUSTERS).get(topology(context), RealCluster.class);
        if (cluster == null) {
            return;
        }
        context.getExecutionException().ifPresent(failure -> {
            for (RealNode node : cluster.nodes()) {
                failure.addSuppressed(
                        new RealNodeException("log of " + node.hostname() + ":\n" + node.logTail(), null));
            }
        });
    }
}
