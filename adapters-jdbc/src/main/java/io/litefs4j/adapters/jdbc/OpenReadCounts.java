package io.litefs4j.adapters.jdbc;

/**
 * What the read guard of a data source has seen.
 *
 * @param open how many connections hold a transaction or a result set open now
 * @param cancelled how many reads were cancelled since the data source was made
 */
public record OpenReadCounts(int open, long cancelled) {}
