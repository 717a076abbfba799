// SPDX-License-Identifier: Apache-2.0
/**
 * The texts of found documents, as models read them: {@link io.sememe.solr.texts.TextReader} reads
 * those of this core.
 */
@NullMarked
package io.sememe.solr.texts;

import org.jspecify.annotations.NullMarked;
