/** A lease server in the JVM of the tests: what LiteFS needs of Consul, and a hand on who gets the lease. */
@NullMarked
package io.litefs4j.cluster.lease;

import org.jspecify.annotations.NullMarked;
