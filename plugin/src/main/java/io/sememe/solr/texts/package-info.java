// SPDX-License-Identifier: Apache-2.0
/**
 * The texts of found documents, as models read them: {@link io.sememe.solr.texts.TextReader} reads
 * those of this core, where it is asked for with the token vectors of exactly these texts ({@code
 * KnownTokens}: those of whole documents, or those of their passages where passages cover a field).
 * The node that a client asks has texts brought by an {@code InnerSearch} ({@link
 * io.sememe.solr.texts.FoundTexts}): stored fields, also with the token vectors of whole documents,
 * or the passages that answer a question best. A {@link io.sememe.solr.texts.DocumentText} says
 * which parts of it are from which field; a {@link io.sememe.solr.texts.TextBatch} how many of them
 * are read before they are looked at.
 */
@NullMarked
package io.sememe.solr.texts;

import org.jspecify.annotations.NullMarked;
