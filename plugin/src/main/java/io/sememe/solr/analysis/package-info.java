// SPDX-License-Identifier: Apache-2.0
/**
 * Encoders as components of Lucene's analysis chains, for Solr's schema and for plain Lucene.
 *
 * <p>Schemas name three of them. Each factory has the stream that it makes beside it:
 *
 * <ul>
 *   <li>{@link io.sememe.solr.analysis.WordPieceTokenizerFactory}, {@code wordpiece}: the tokens of
 *       a model's own tokenizer. {@code TextStretches} reads a text of any length in pieces that
 *       {@code StretchEnd} cuts where no token is harmed; a {@code ModelWord} is a word among the
 *       tokens, of which {@code Subwords} makes {@code PieceToken}s.
 *   <li>{@link io.sememe.solr.analysis.ContextualEmbeddingFilterFactory}, {@code
 *       contextualEmbedding}: each token gets its vector in its context. {@code StreamSegments}
 *       reads the stream ahead, so that memory is bounded; {@link
 *       io.sememe.solr.analysis.WordVectorPayload} is what a vector is in the postings.
 *   <li>{@link io.sememe.solr.analysis.LearnedSparseFilterFactory}, {@code learnedSparse}: a
 *       model's weighted terms in the place of a text's words, the weights as frequencies.
 * </ul>
 *
 * <p>{@code RunningText} has for both filters the text that tokens came from: as the tokenizer read
 * it where tokens say so, else put together from their terms. What tokens carry beside Lucene's own
 * attributes is in {@code attribute}.
 *
 * <p>{@link io.sememe.solr.analysis.ModelSource} is where all of them get their models, when a text
 * comes and not before. {@code ModelSources} finds it in what Lucene informs a factory with: in
 * Solr that is {@code SolrModels}, the models of the node, which counts the texts ({@code
 * CountedWordEmbedder}, {@code CountedSparseEncoder}); in plain Lucene it is an {@link
 * io.sememe.solr.analysis.EncodersResourceLoader}.
 *
 * <p>{@link io.sememe.solr.analysis.EncodedTextField} is Solr's text field that also takes texts
 * which were analysed on another node. Such an {@code AnalysedText} is an array of bytes: {@code
 * TokenWriter} writes what the indexer looks at, {@code FormReader} and {@code TokenReader} read it
 * and trust nothing, {@code ReplayedTokens} gives it to the indexer, {@code EncodedTextFingerprint}
 * says which analyzer made it, and {@code ReceivingNode} marks the thread that analyses for all.
 *
 * <p>Only {@code SolrModels} and the classes whose names begin with {@code EncodedText} know Solr.
 */
@NullMarked
package io.sememe.solr.analysis;

import org.jspecify.annotations.NullMarked;
