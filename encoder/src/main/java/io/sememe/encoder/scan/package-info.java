// SPDX-License-Identifier: Apache-2.0
/** What is asked of the files of a model before native code opens them. */
@NullMarked
package io.sememe.encoder.scan;

import org.jspecify.annotations.NullMarked;
