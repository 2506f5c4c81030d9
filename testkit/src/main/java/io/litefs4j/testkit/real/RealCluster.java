package io.litefs4j.testkit.real;

import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Real nodes below one temporary directory, which is deleted with them. For one thread.
 *
 * <p>{@link #primary()} and {@link #replica()} ask the nodes at each call: keep the answer before you kill it.
 */
public final class RealCluster implements AutoCloseable {
    /** The primary's name in the ready-made clusters. */
    public static final Hostname FIRST = new Hostname("n1");
    /** The other node's name in the ready-made clusters. */
    public static final Hostname SECOND = new Hostname("n2");

    private final LiteFsBinary binary;
    private final AbsolutePath directory;
    private final List<RealNode> nodes = new ArrayList<>();

    private RealCluster(LiteFsBinary binary, AbsolutePath directory) {
        this.binary = binary;
        this.directory = directory;
    }

    /**
     * Returns a cluster without a node; {@link #start} and {@link #add} make them.
     *
     * @throws RealLiteFsUnavailableException if this machine cannot run real nodes
     */
    public static RealCluster empty() {
        LiteFsBinary binary = LiteFsBinary.find();
        try {
            Path directory = Files.createTempDirectory("litefs4j-").toRealPath();
            return new RealCluster(binary, new AbsolutePath(directory.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a primary n1 and its replica n2, both ready, with a static lease: no failover, no promotion. */
    public static RealCluster twoStaticNodes() {
        RealCluster cluster = empty();
        return cluster.filled(() -> {
            RealNode primary = cluster.start(FIRST.value(), NodeConfig.staticPrimary());
            cluster.start(SECOND.value(), NodeConfig.staticReplica(primary.hostname(), primary.url()));
        });
    }

    /** Returns two nodes n1 and n2 that both are primary: what two static leases make when nobody looks. */
    public static RealCluster twoStaticPrimaries() {
        RealCluster cluster = empty();
        return cluster.filled(() -> {
            cluster.start(FIRST.value(), NodeConfig.staticPrimary());
            cluster.start(SECOND.value(), NodeConfig.staticPrimary());
        });
    }

    /** Returns a single primary n1. */
    public static RealCluster oneStaticPrimary() {
        RealCluster cluster = empty();
        return cluster.filled(() -> cluster.start(FIRST.value(), NodeConfig.staticPrimary()));
    }

    private RealCluster filled(Runnable start) {
        try {
            start.run();
            return this;
        } catch (RuntimeException e) {
            try {
                close();
            } catch (RuntimeException whileClosing) {
                e.addSuppressed(whileClosing);
            }
            throw e;
        }
    }

    /** Adds a node, starts it and waits until it is ready. */
    public RealNode start(String name, NodeConfig config) {
        RealNode node = add(name, config);
        node.startAndAwaitReady();
        return node;
    }

    /** Adds a node that does not run yet, on a free port of its own. */
    public RealNode add(String name, NodeConfig config) {
        if (nodes.stream().anyMatch(node -> node.hostname().value().equals(name))) {
            throw new IllegalArgumentException("there is a node " + name + " already");
        }
        NodeLayout layout = new NodeLayout(new Hostname(name), directory.resolve(name), FreePort.find());
        RealNode node = new RealNode(binary, layout, config);
        nodes.add(node);
        return node;
    }

    /** Returns the nodes in the order in which they were added. */
    public List<RealNode> nodes() {
        return List.copyOf(nodes);
    }

    /** Returns a node by its name. */
    public RealNode node(String name) {
        return only("is named " + name, node -> node.hostname().value().equals(name));
    }

    /**
     * Returns the one node that says now that it is primary.
     *
     * @throws IllegalStateException if none or several do
     */
    public RealNode primary() {
        return only("is primary", RealNode::isPrimary);
    }

    /**
     * Returns the one running node that is not primary now.
     *
     * @throws IllegalStateException if none or several are
     */
    public RealNode replica() {
        return only("is a replica", node -> node.isRunning() && !node.isPrimary());
    }

    private RealNode only(String what, Predicate<RealNode> condition) {
        List<RealNode> found = nodes.stream().filter(condition).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " nodes where one " + what + ", of "
                    + nodes.stream().map(RealNode::hostname).toList());
        }
        return found.get(0);
    }

    /** Kills and unmounts every node, the last one first, and deletes the directory. */
    @Override
    public void close() {
        List<RealNode> lastFirst = new ArrayList<>(nodes);
        Collections.reverse(lastFirst);
        RuntimeException failure = null;
        for (RealNode node : lastFirst) {
            try {
                node.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        delete(directory.toPath());
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
