// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that takes ten seconds or more on one JDK: left out of {@code mvn verify}, which
 * stays below a quarter of an hour on two cores, and run with {@code -Pwhole}, as every change is
 * before it counts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("whole")
public @interface WholeRun {}
