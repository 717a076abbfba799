// SPDX-License-Identifier: Apache-2.0
/**
 * The texts of found documents, as models read them: {@link io.sememe.solr.texts.TextReader} reads
 * those of this core. The node that a client asks has them brought by an {@code InnerSearch}
 * ({@link io.sememe.solr.texts.FoundTexts}): stored fields, or the passages that answer a question
 * best. A {@link io.sememe.solr.texts.DocumentText} says which parts of it are from which field.
 */
@NullMarked
package io.sememe.solr.texts;

import org.jspecify.annotations.NullMarked;
