// SPDX-License-Identifier: Apache-2.0
/**
 * Index time. {@link io.sememe.solr.update.EmbeddingUpdateProcessorFactory} reads the
 * configuration.
 *
 * <p>The way of a document: {@code EmbeddingUpdateProcessor} gathers a few {@code Arrivals}; {@code
 * DocumentEncoder} sorts out those that vectors are not concerned by, finds what the others are
 * encoded for ({@code ConfiguredTargets}), looks them up ({@code Lookups}, {@code RealTimeGet}),
 * reads their text ({@code SourceText}, of a {@code PartialUpdate} the merged one), and has a
 * {@code VectorMaker} start: {@code WholeTextMaker} or {@code PassageMaker}, with {@code
 * PendingTokens} beside the vectors where a {@code TokenTarget} says so. Documents on their way are
 * kept in a {@code Window} and sent on in the order in which they came: {@code DocumentSender}
 * writes the vectors into them, as values or as changes ({@code FieldUpdate}), and hands them
 * {@code Downstream}. {@code EmbeddingRequest} puts all of these together.
 *
 * <p>{@code TextHash} says what vectors were made from, so that unchanged text is not encoded
 * again. {@code OnError} says what happens to a document whose text cannot be encoded, {@code
 * Tolerated} how a request that tolerates it hears of it, {@code Destination} how a vector reaches
 * Lucene.
 *
 * <p>{@link io.sememe.solr.update.AnalysisUpdateProcessorFactory} stands behind it where index
 * analyzers run models: {@code DocumentAnalysis} puts analysed texts in the place of texts, in the
 * {@code AnalysedFields} of the schema.
 */
@NullMarked
package io.sememe.solr.update;

import org.jspecify.annotations.NullMarked;
