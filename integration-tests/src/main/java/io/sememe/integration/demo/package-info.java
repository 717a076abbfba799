// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration: a node with a small encyclopedia, and questions answered by words and by
 * meaning, side by side. {@link io.sememe.integration.demo.DemoMain} is where it starts; {@code
 * integration-tests/demo} builds what it needs and runs it.
 */
@NullMarked
package io.sememe.integration.demo;

import org.jspecify.annotations.NullMarked;
