// SPDX-License-Identifier: Apache-2.0
/**
 * Token vectors as they lie in an index: {@link io.sememe.solr.tokens.TokenReader} reads those of
 * one document or of its passages, {@link io.sememe.solr.tokens.TokenSizes} tells what they take.
 */
@NullMarked
package io.sememe.solr.tokens;

import org.jspecify.annotations.NullMarked;
