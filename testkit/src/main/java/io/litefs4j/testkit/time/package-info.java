/**
 * Time that moves by hand.
 *
 * <p>{@link io.litefs4j.testkit.time.ManualTime} is clock, ticker and pause in one, so that a test of a five-second limit
 * takes no time and ends the same way at every run.
 */
package io.litefs4j.testkit.time;
