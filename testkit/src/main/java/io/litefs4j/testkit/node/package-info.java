/**
 * LiteFS nodes without LiteFS, seen through their HTTP API.
 *
 * <p>{@link io.litefs4j.testkit.node.FakeNodes} stands behind every port that asks a node. Each
 * {@link io.litefs4j.testkit.node.FakeNode} is a fake mount with the API in front of it, and moves by the things that
 * happen to a node.
 */
package io.litefs4j.testkit.node;
