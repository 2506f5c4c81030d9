/**
 * What every implementation of a port must do, as JUnit classes to extend.
 *
 * <p>The fakes of this kit and the adapters of litefs4j pass the same contracts, and the suite against real LiteFS runs
 * them once more. Whoever implements a port extends its contract and supplies a driver, which brings a node into a
 * situation and knows by other means what is true there. A driver that cannot produce some situation extends only the
 * contracts that do without it: {@code NotMountedContract}, {@code DisconnectedContract} and {@code UnresponsiveContract}
 * are classes of their own for that reason.
 */
package io.litefs4j.testkit.contract;
