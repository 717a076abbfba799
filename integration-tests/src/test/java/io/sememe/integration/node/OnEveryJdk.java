// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a test class once on every {@link Jdk} of this machine that matters in a whole run ({@link
 * WholeRun}), and else on the one that runs Maven. The constructor takes either the {@link Jdk}, to
 * start nodes of its own, or a {@link SolrNode} that all such classes share.
 *
 * <pre>{@code
 * @OnEveryJdk
 * class RankingIT {
 *   RankingIT(SolrNode node) { ... }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// A shared node outlives the class: JUnit must not close it as an argument.
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(SharedNodes.class)
public @interface OnEveryJdk {}
