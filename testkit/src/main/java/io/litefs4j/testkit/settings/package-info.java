/** Configuration files without a disk. */
package io.litefs4j.testkit.settings;
