/**
 * A client of the HTTP API of a LiteFS node.
 *
 * <p>{@link io.litefs4j.adapters.http.NodeApi} is the way in: it hands out every port that asks a node.
 */
package io.litefs4j.adapters.http;
