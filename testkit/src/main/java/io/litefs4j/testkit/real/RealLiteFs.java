package io.litefs4j.testkit.real;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a {@link RealCluster} as a parameter.
 *
 * <p>A parameter of a test method is a cluster of that test alone; a parameter of the constructor or of a
 * {@code @BeforeAll} method is shared by the class. On a method the annotation wins over the one on the class. The
 * cluster is closed after the test, and when a test fails the end of each node's log is attached to the failure.
 *
 * <p>Where LiteFS or FUSE is missing the test fails with {@link RealLiteFsUnavailableException}; it is never skipped.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RealLiteFsExtension.class)
public @interface RealLiteFs {
    /** Returns the nodes that the test finds running. */
    RealTopology value() default RealTopology.TWO_STATIC_NODES;
}
