/**
 * A LiteFS mount without LiteFS.
 *
 * <p>{@link io.litefs4j.testkit.mount.FakeMount} stands behind every port that asks the mount. A test moves it by the
 * things that happen to a node, and it shows what LiteFS would show.
 */
package io.litefs4j.testkit.mount;
