// SPDX-License-Identifier: Apache-2.0
/**
 * What tokens of an analysis chain carry beside Lucene's own attributes: their number in a model's
 * vocabulary, the text they stand in, their vector in its context. Each attribute is an interface
 * with its implementation beside it, found by its name as Lucene asks for.
 */
@NullMarked
package io.sememe.solr.analysis.attribute;

import org.jspecify.annotations.NullMarked;
