/**
 * Arbitraries of jqwik for the values of litefs4j, the ordinary and the awkward. With this module on the path of a test,
 * {@code @ForAll Txid txid} works for every type of the domain.
 */
package io.litefs4j.testkit.generators;
